"""What people and trackers call the columns that describe a feature, in ten languages.

One line a language, as in ``input_names``. ``TITLE_NAMES`` stand in order of preference: the first group that a file
has holds the title.
"""

TITLE_NAMES: tuple[str, ...] = (
    """
        en title, summary, headline, subject, card name, task name, feature name, feature title, feature summary
        en issue title, issue summary, user story name, story name, story title, item name, item title
        en initiative name, idea name, idea title, backlog item name, requirement title, work item title
        en epic title name
        de titel, betreff, bezeichnung
        fr titre, intitulé, nom de la fonctionnalité
        es título, nombre de la funcionalidad
        pt título da funcionalidade, nome da funcionalidade, assunto
        it titolo, oggetto, nome della funzionalità
        nl onderwerp, naam van de functie
        ru название, заголовок, наименование
        zh 标题, 標題, 名称, 主题, 功能名称, 需求名称, 任务名称
        ja タイトル, 件名, 題名, 機能名, 項目名, 案件名
    """,
    """
        en name
        fr nom
        es nombre
        pt nome
        nl naam
        ru имя
        zh 名字
        ja 名前, 名称
    """,
    """
        en feature, features, feature request, feature idea, request, initiative, initiatives, idea, ideas
        en opportunity, hypothesis, proposal, use case, enhancement, improvement, capability, solution, project idea
        en experiment
        de funktion, funktionen, merkmal, idee, ideen, vorhaben, maßnahme, anforderung, hypothese
        fr fonctionnalité, fonctionnalités, idée, demande, exigence, besoin, proposition
        es funcionalidad, funcionalidades, característica, iniciativa, hipótesis, propuesta, requerimiento, requisito
        pt funcionalidade, recurso, ideia, hipótese, proposta
        it funzionalità, funzione, iniziativa, ipotesi, richiesta
        nl functie, functionaliteit, initiatief, voorstel, eis, wens
        ru функция, фича, функциональность, инициатива, идея, гипотеза, предложение, требование
        zh 功能, 特性, 需求, 想法
        ja 機能, 施策, アイデア, 要望, 要件, 仮説, 提案
    """,
    """
        en user story, user stories, story, stories, requirement, requirements, task, tasks, backlog item, work item
        en product backlog item, issue, ticket title, deliverable
        de aufgabe, anwendergeschichte
        fr récit utilisateur, tâche, histoire utilisateur
        es historia de usuario, historia, tarea
        pt história de usuário, história, tarefa
        it storia utente, attività
        nl gebruikersverhaal, taak
        ru пользовательская история, история, задача
        zh 用户故事, 任务
        ja ユーザーストーリー, ストーリー, タスク, 課題
    """,
    """
        en item, items, short name, what, topic, action
        de eintrag, punkt
        fr élément
        es elemento
        it voce
        nl onderdeel
        ru пункт
        zh 项目名称, 事项
        ja 項目
    """,
)

ABOUT_NAMES: dict[str, str] = {
    "key": """
        en id, key, issue key, issue id, ticket, ticket id, ticket number, number, no, nr, #, ref, reference
        en identifier, code, task id, card id, work item id, feature id, story id, item id, us id, us id #, idea id
        en external id, jira key, jira id, feature reference, feature reference #, issue number, request id
        en requirement id
        de nummer, kennung, schlüssel, vorgang, vorgangsnummer
        fr numéro, clé, référence, identifiant
        es clave, código, referencia, identificador
        pt chave
        it numero, chiave, codice, riferimento
        nl sleutel, kenmerk
        ru номер, ключ, код, ид, идентификатор
        zh 编号, 序号, 编码, 序號, 編號, 工单号
        ja 番号, キー, 管理番号, 識別子
    """,
    "description": """
        en description, desc, details, detail, body, notes, note, task content, card description, feature description
        de beschreibung, notizen, bemerkungen, bemerkung
        fr remarques, détails
        es descripción, detalle, detalles, notas
        pt descrição, detalhes
        it descrizione, dettagli
        nl omschrijving, beschrijving, toelichting
        ru описание, детали, примечание
        zh 描述, 说明, 详情, 备注
        ja 説明, 詳細, 内容, 備考
    """,
    "status": """
        en status, state, stage, workflow state, list name, section column, section, column, list, item status
        en feature status, current status
        de zustand, stand
        fr statut, état
        es estado, situación, etapa
        pt situação
        it stato
        nl toestand
        ru статус, состояние, стадия
        zh 状态, 狀態, 阶段
        ja ステータス, 状態, 進捗
    """,
    "kind": """
        en type, kind, issue type, work item type, item type, task type, tracker, feature type, level
        de typ, art, vorgangstyp
        es tipo, tipo de incidencia
        nl soort
        ru тип, вид
        zh 类型, 類型, 种类
        ja 種別, タイプ, 種類
    """,
    "parent": """
        en parent key, parent issue key, parent issue, parent, parent id, parent task, parent feature, parent epic
        en epic link, epic, epic name, epic title, parent summary, parent name
        de übergeordnet, übergeordneter vorgang, epos
        fr épopée
        es épica, padre, epopeya
        pt épico, pai
        it epica
        nl bovenliggend
        ru родитель, эпик, родительская задача
        zh 父级, 史诗, 父任务
        ja 親, 親課題, エピック, 親タスク
    """,
    "labels": """
        en labels, label, tags, tag, keywords, feature tags
        de schlagworte, schlagwörter, stichworte, etiketten
        fr étiquettes, étiquette, mots clés
        es etiquetas, etiqueta
        pt rótulos, marcadores
        it etichette, etichetta
        nl trefwoorden
        ru метки, теги, ярлыки
        zh 标签, 標籤
        ja ラベル, タグ
    """,
    "owner": """
        en assignee, assignees, assigned to, owner, assign, assigned, responsible, members, member, accountable
        en product owner, product manager, feature owner, assigned to user
        de verantwortlich, verantwortlicher, zuständig, bearbeiter, zugewiesen an, zugewiesene person
        fr responsable, assigné, assigné à, propriétaire
        es asignado, asignado a, propietario, encargado
        pt responsável, atribuído a, dono
        it responsabile, assegnatario, assegnato a, proprietario
        nl eigenaar, verantwoordelijke, toegewezen aan
        ru ответственный, исполнитель, владелец
        zh 负责人, 经办人, 指派给, 負責人
        ja 担当者, 担当, 責任者, オーナー
    """,
    "link": """
        en link, url, card url, task link, permalink, web url, issue url, feature url, hyperlink
        fr lien
        es enlace
        it collegamento
        nl koppeling
        ru ссылка
        zh 链接, 連結
        ja リンク
    """,
    "priority": """
        en given priority, priority, prio, moscow, priority level, prioritisation, prioritization, moscow priority
        en priority class, business priority
        de priorität, prioritaet
        fr priorité, priorisation
        es prioridad, priorización
        pt prioridade
        it priorità
        nl prioriteit
        ru приоритет
        zh 优先级, 優先級, 优先度
        ja 優先度
    """,
    "rank": """
        en rank, ranking, order, stack rank, priority rank, priority order, backlog order, given rank, ranked order
        de rang, rangfolge, reihenfolge
        fr classement, ordre
        es rango, orden, posición
        pt classificação, ordem, posição
        it posizione, ordine, classifica
        nl volgorde, positie
        ru ранг, порядок, место
        zh 排名, 排序, 顺序
        ja 順位, 順番, ランク, 優先順位
    """,
    "derived": """
        en score, total, total score, rice, rice score, ice, ice score, wsjf, wsjf score, priority score
        en weighted score, overall score, final score, sum, rank sum, overall, average, average score, cost of delay
        en cod, roi, derived, value effort, impact effort, value vs effort, impact vs effort, benefit cost ratio
        en prioritization score, prioritisation score, feature score, product score, weighted total, priority index
        en grand total, could rank, value cost, mean, subtotal
        de gesamt, gesamtpunktzahl, punktzahl, summe, gesamtwert, durchschnitt, gesamtscore, prioritätswert
        fr score total, note finale, somme, moyenne
        es puntuación, puntaje, suma, promedio, puntuación total
        pt pontuação, soma, média, nota final
        it punteggio, totale, somma, media, punteggio totale
        nl totaal, totaalscore, som, gemiddelde
        ru итог, итого, сумма, балл, итоговая оценка, итоговый балл, среднее
        zh 总分, 得分, 总计, 评分, 合计
        ja スコア, 合計, 総合点, 総合評価, 得点
    """,
    "date": """
        en due, due date, deadline, target date, start date, end date, release date, needed by, need by, created
        en created at, created date, updated, updated at, resolved, closed, completed at, date, quarter, target, eta
        en launch date, delivery date, started, completed, started at, delivered at, released at, last modified
        en target quarter, target release, finish date, archived at, closed at, period, last viewed, timeframe
        en created at utc, updated at utc, closed at utc, due at, completion date
        de datum, frist, fällig am, termin, startdatum, enddatum, zieltermin, erstellt, quartal, fälligkeit, zeitraum
        fr date de début, date de fin, échéance, trimestre, date limite, période, créé
        es fecha, fecha de inicio, fecha de fin, fecha límite, trimestre, creado, vencimiento
        pt data, data de início, data de fim, data limite, criado
        it data di inizio, data di fine, scadenza, trimestre, creato
        nl startdatum, einddatum, kwartaal, aangemaakt
        ru дата, дата начала, дата окончания, срок, квартал, создано, дедлайн
        zh 日期, 截止日期, 开始日期, 结束日期, 创建时间, 季度, 到期日
        ja 日付, 期日, 期限, 開始日, 終了日, 四半期, 作成日
    """,
    "other": """
        en project, project name, project key, team, sprint, release, version, milestone, component, components
        en reporter, creator, author, comment, comments, watchers, environment, resolution, product, module, theme
        en category, risk, customer, segment, customer segment, dependencies, depends on, dependency
        en acceptance criteria, readiness, requester, requested by, source, platform, attachment, attachments
        en iteration, iteration path, area, area path, board name, archived, user id, work ratio, time spent
        en remaining estimate, actuals, remaining, space name, folder name, cycle name, customer tier, problem
        en problem statement, metric, success metric, sponsor, tool, fix version, fix versions, affects versions
        en sub tasks, created by, updated by, severity, region, country, role, value area, department, business unit
        en persona, who has it, good enough, what could go wrong, result, evidence, proposal detail, confidential
        en locked, parent summary text, stakeholder, stakeholders, goal, objective, okr
        de projekt, team, version, meilenstein, komponente, kommentar, kommentare, abhängigkeiten, akzeptanzkriterien
        de risiko, produkt, modul, kategorie, thema, bereich, region, kunde, abteilung, anforderer
        fr projet, équipe, jalon, composant, commentaire, commentaires, dépendances, critères d'acceptation, risque
        fr produit, catégorie, thème, domaine, demandeur
        es proyecto, equipo, versión, hito, componente, comentario, comentarios, dependencias
        es criterios de aceptación, riesgo, producto, módulo, categoría, tema, área, evidencia, cliente
        pt projeto, equipe, versão, marco, comentário, comentários, dependências, critérios de aceitação, risco
        pt produto
        it progetto, squadra, versione, commento, commenti, dipendenze, criteri di accettazione, rischio, prodotto
        nl versie, mijlpaal, opmerking, opmerkingen, afhankelijkheden, acceptatiecriteria, risico, categorie
        ru проект, команда, спринт, версия, компонент, комментарий, зависимости, критерии приемки, риск, продукт
        ru метрика
        zh 项目, 团队, 迭代, 版本, 里程碑, 模块, 评论, 依赖, 验收标准, 风险, 产品, 报告人
        ja プロジェクト, チーム, スプリント, バージョン, マイルストーン, コンポーネント, コメント, 依存, 受け入れ条件
        ja リスク
    """,
}
"""What a header can mean otherwise → the phrases that mean it; 'date' and 'other' are known but carried."""
