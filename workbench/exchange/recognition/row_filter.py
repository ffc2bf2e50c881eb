"""Which rows a person leaves out by their kind or their status, and which ones are suggested."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.exchange.recognition.header_words import normalise
from workbench.exchange.report import CellGroup

FILTERED_BY: tuple[str, ...] = ("kind", "status")
"""Roles of the columns whose cells sort rows into groups."""

_DONE = """
    done, closed, resolved, complete, completed, shipped, released, finished, fixed, delivered, deployed, implemented,
    fertig, erledigt, abgeschlossen, geschlossen, gelöst, umgesetzt, ausgeliefert, beendet,
    terminé, terminée, fini, fermé, fermée, résolu, résolue, clos, livré, achevé, fait, hecho, terminado, terminada,
    cerrado, cerrada, completado, resuelto, finalizado, entregado, concluído, concluída, feito, fechado, fechada,
    resolvido, entregue, fatto, completato, chiuso, chiusa, risolto, concluso, finito, rilasciato,
    klaar, gereed, afgerond, gesloten, voltooid, opgelost, afgesloten,
    готово, выполнено, завершено, закрыто, решено, сделано, закрыт, закрыта, выполнен, выполнена, завершён,
    完成, 已完成, 已关闭, 关闭, 已解决, 已发布, 完了, 終了, 解決済み, 対応済み, クローズ, 完了済み
"""
_CANCELLED = """
    cancelled, canceled, rejected, declined, won't do, won't fix, wontfix, obsolete, duplicate, abandoned, dropped,
    not planned, withdrawn, discarded, abgebrochen, storniert, abgelehnt, verworfen, zurückgezogen,
    annulé, annulée, rejeté, rejetée, abandonné, refusé, cancelado, cancelada, rechazado, descartado, abandonado,
    anulado, rejeitado, annullato, rifiutato, scartato, abbandonato, geannuleerd, afgewezen, vervallen,
    отменено, отклонено, отменён, отменена, отклонён, отклонена, 已取消, 取消, 已拒绝, 拒绝, 作废,
    却下, キャンセル, 中止, 対応しない, 見送り
"""
_HOLDS_FEATURES = """
    epic, epics, initiative, theme, capability, epos, épopée, épica, iniciativa, epopea, iniziativa, initiatief,
    эпик, инициатива, 史诗, 史诗故事, エピック, イニシアチブ
"""
_PART = """
    task, sub-task, subtask, test, test case, test plan, test suite, aufgabe, teilaufgabe, unteraufgabe,
    tâche, sous-tâche, tarea, subtarea, tarefa, subtarefa, attività, sottoattività, compito, taak, subtaak, deeltaak,
    задача, подзадача, 任务, 子任务, タスク, サブタスク
"""
_FEATURE = """
    feature, new feature, story, user story, improvement, enhancement, request, requirement, product backlog item,
    funktion, anforderung, verbesserung, fonctionnalité, récit, exigence, amélioration, funcionalidad, historia,
    historia de usuario, mejora, requisito, funcionalidade, história, história de usuário, melhoria, funzionalità,
    storia, miglioramento, functie, verhaal, verbetering, функция, история, улучшение, требование,
    功能, 需求, 用户故事, 故事, 機能, ストーリー, 要望
"""
_DIVIDES = re.compile(r"[–—/(:,]|\s-\s")


def _names(listed: str) -> frozenset[str]:
    return frozenset(normalise(name) for name in listed.split(","))


_STATUS_SUGGESTIONS: Mapping[str, frozenset[str]] = {"done": _names(_DONE), "cancelled": _names(_CANCELLED)}
_KIND_SUGGESTIONS: Mapping[str, frozenset[str]] = {
    "holds other features": _names(_HOLDS_FEATURES),
    "part of a feature": _names(_PART),
}
_FEATURES = _names(_FEATURE)


def group_cells(cells: Iterable[str], role: str, left_out: Iterable[str]) -> tuple[CellGroup, ...]:
    """Sort the cells of a column into groups.

    Parameters
    ----------
    cells
        One for each row that is a feature.
    role
        One of ``FILTERED_BY``.
    left_out
        Groups that the person leaves out, by name.

    Returns
    -------
    The largest first, those of a size by name. Cells that differ only in case and blanks are one group, under the
    spelling that stands there most often. Kinds are suggested for leaving out only beside a kind that is a feature.
    """
    spellings: dict[str, Counter[str]] = {}
    for cell, number in Counter(cells).items():
        spellings.setdefault(_fold(cell), Counter())[cell.strip()] += number
    out = {_fold(name) for name in left_out}
    suggestions = _KIND_SUGGESTIONS if role == "kind" else _STATUS_SUGGESTIONS
    if role == "kind" and not any(_is_one_of(name, _FEATURES) for name in spellings):
        suggestions = {}
    groups = [
        CellGroup(
            name=counts.most_common(1)[0][0],
            rows=counts.total(),
            is_taken=folded not in out,
            suggestion=next((why for why, names in suggestions.items() if _is_one_of(folded, names)), ""),
        )
        for folded, counts in spellings.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-group.rows, group.name)))


def find_left_out(columns: Mapping[int, Sequence[str]], leave_out: Mapping[int, Iterable[str]]) -> dict[int, int]:
    """Find the rows that a person leaves out.

    Parameters
    ----------
    columns
        Column index → its cells.
    leave_out
        Column index → the names of the groups to leave out; columns that are not in ``columns`` leave out nothing.

    Returns
    -------
    Place of the row → index of the first column that speaks against it.
    """
    found: dict[int, int] = {}
    for index, names in leave_out.items():
        out = {_fold(name) for name in names}
        for place, cell in enumerate(columns.get(index, ()) if out else ()):
            if _fold(cell) in out:
                found.setdefault(place, index)
    return found


def _fold(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _is_one_of(name: str, names: frozenset[str]) -> bool:
    return normalise(name) in names or any(normalise(part) in names for part in _DIVIDES.split(name))
