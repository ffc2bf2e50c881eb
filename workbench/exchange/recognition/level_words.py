"""Words that people score with, in ten languages: High, M, XL, must have, ja.

Each family lists its levels from little to much; one line a language, synonyms of one level divided by ``|``, levels by
commas. The first synonym is the one shown for a level that a file does not use itself.
"""

FAMILIES: dict[str, tuple[tuple[str, ...], str]] = {
    "amount": (
        ("very low", "low", "medium", "high", "very high", "critical"),
        """
        en Very low|minimal|lowest|negligible|trivial, Low|l|lo|weak|limited|minor,
        en Medium|m|med|mid|moderate|average|normal, High|h|hi|strong|major|significant|considerable,
        en Very high|highest|massive|extreme|very strong, Critical|urgent|blocker
        de Sehr niedrig|sehr gering|minimal|vernachlässigbar, Niedrig|gering|schwach|klein|n,
        de Mittel|mäßig|normal|durchschnittlich, Hoch|stark|groß, Sehr hoch|sehr groß|sehr stark|enorm,
        de Kritisch|dringend
        fr Très faible|très bas|très basse|minime, Faible|bas|basse, Moyen|moyenne|modéré|modérée,
        fr Élevé|élevée|haut|haute|fort|forte, Très élevé|très élevée|très haut|très haute|très fort|très forte,
        fr Critique
        es Muy bajo|muy baja|mínimo|mínima, Bajo|baja, Medio|media|moderado|moderada, Alto|alta, Muy alto|muy alta,
        es Crítico|crítica
        pt Muito baixo|muito baixa, Baixo|baixa, Médio|média|moderado, Alto|alta|elevado|elevada,
        pt Muito alto|muito alta, Crítico
        it Molto basso|molto bassa, Basso|bassa, Medio|media|moderato, Alto|alta|elevato|elevata,
        it Molto alto|molto alta, Critico
        nl Zeer laag|heel laag, Laag, Gemiddeld|middel|matig|midden, Hoog, Zeer hoog|heel hoog, Kritiek
        ru Очень низкий|очень низкая|очень низкое|минимальный, Низкий|низкая|низкое|слабый,
        ru Средний|средняя|среднее|умеренный, Высокий|высокая|высокое|сильный,
        ru Очень высокий|очень высокая|очень высокое, Критический|критичный|критично
        zh 很低|极低|非常低, 低|较低|小, 中|中等|一般, 高|较高|大, 很高|极高|非常高, 紧急|关键
        ja とても低い|非常に低い|極小, 低い|低|小, 中程度|中|普通, 高い|高|大, とても高い|非常に高い|最高, 緊急|致命的
        """,
    ),
    "size": (
        ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"),
        """
        en XXS|2xs, XS|x-small|extra small|tiny|xsmall, S|small|sm, M|medium|med|mid, L|large|lg|big,
        en XL|x-large|extra large|huge|xlarge|very large, XXL|2xl|xx-large, XXXL|3xl|xxx-large
        de , sehr klein|winzig, Klein, Mittel, Groß|gross, Sehr groß|riesig, ,
        fr , très petit|minuscule|tp, Petit|petite|p, Moyen|moyenne|m, Grand|grande|g,
        fr Très grand|très grande|énorme|tg, ,
        es , muy pequeño|muy pequeña, Pequeño|pequeña|p, Mediano|mediana|m, Grande|g, Muy grande|enorme, ,
        pt , muito pequeno|pp, Pequeno|pequena|p, Médio|média|m, Grande|g, Muito grande|enorme|gg, ,
        it , molto piccolo, Piccolo|piccola, Medio|media, Grande, Molto grande|enorme, ,
        nl , heel klein|zeer klein, Klein, Middel|gemiddeld, Groot, Heel groot|zeer groot, ,
        ru , очень маленький|крошечный, Маленький|малый|небольшой, Средний, Большой|крупный, Очень большой|огромный, ,
        ru
        zh , 很小|特小, 小|小型, 中|中型, 大|大型, 很大|特大, ,
        ja , 極小|特小, 小|小さい, 中, 大|大きい, 特大, ,
        """,
    ),
    "hardness": (
        ("very easy", "easy", "medium", "hard", "very hard"),
        """
        en Very easy|trivial|very simple|quick win, Easy|simple|straightforward, Medium|moderate|average|intermediate,
        en Hard|difficult|complex|challenging, Very hard|very difficult|very complex|extremely hard|highly complex
        de Sehr einfach|sehr leicht|trivial, Einfach|leicht, Mittel|mäßig, Schwer|schwierig|komplex,
        de Sehr schwer|sehr komplex
        fr Très facile|très simple, Facile|simple, Moyen|moyenne|modéré, Difficile|complexe,
        fr Très difficile|très complexe
        es Muy fácil, Fácil|sencillo|simple, Medio|media|moderado, Difícil|complejo|compleja, Muy difícil|muy complejo
        pt Muito fácil, Fácil|simples, Médio|média|moderado, Difícil|complexo|complexa, Muito difícil|muito complexo
        it Molto facile, Facile|semplice, Medio|media|moderato, Difficile|complesso|complessa,
        it Molto difficile|molto complesso
        nl Heel makkelijk|zeer eenvoudig, Makkelijk|eenvoudig, Gemiddeld|matig, Moeilijk|complex,
        nl Heel moeilijk|zeer complex
        ru Очень просто|очень легко, Легко|просто|простой|легкий, Средне|средний|умеренно, Сложно|сложный|трудно,
        ru Очень сложно
        zh 非常容易|很容易, 容易|简单, 中等|一般, 困难|难|复杂, 非常困难|很难
        ja とても簡単, 簡単|容易|易しい, 普通|中程度, 難しい|困難|複雑, とても難しい
        """,
    ),
    "time": (
        ("short", "medium", "long"),
        """
        en Short|short term|short-term|fast|quick, Medium|medium term|medium-term|mid-term|mid term,
        en Long|long term|long-term|slow
        de Kurz|kurzfristig|schnell, Mittel|mittelfristig, Lang|langfristig|langsam
        fr Court|court terme|court-terme|rapide, Moyen|moyen terme|moyen-terme, Long|long terme|long-terme|lent
        es Corto|corto plazo|rápido, Medio|medio plazo, Largo|largo plazo|lento
        pt Curto|curto prazo|rápido, Médio|médio prazo, Longo|longo prazo|lento
        it Breve|breve termine|veloce, Medio|medio termine, Lungo|lungo termine|lento
        nl Kort|korte termijn|snel, Middel|middellange termijn, Lang|lange termijn|langzaam
        ru Короткий|краткосрочный|быстро, Средний|среднесрочный, Долгий|долгосрочный|долго|медленно
        zh 短|短期|快, 中|中期, 长|长期|慢
        ja 短い|短期, 中|中期, 長い|長期
        """,
    ),
    "moscow": (
        ("won't", "could", "should", "must"),
        """
        en Won't have|won't|wont|wont have|would|will not have|w, Could have|could|nice to have|nice-to-have|c,
        en Should have|should, Must have|must|must-have
        de Wird nicht|nicht|wird nicht umgesetzt, Kann, Soll|sollte, Muss
        fr N'aura pas, Pourrait|pourrait avoir, Devrait|devrait avoir, Doit|doit avoir|indispensable
        es No tendrá|no tendra, Podría|podría tener|deseable, Debería|debería tener, Debe|debe tener|imprescindible
        pt Não terá, Poderia|poderia ter|desejável, Deveria|deveria ter, Deve|deve ter|obrigatório
        it Non avrà, Potrebbe, Dovrebbe, Deve|obbligatorio
        nl Zal niet|niet, Kan, Zou moeten, Moet
        ru Не будет, Может быть|желательно, Следует|следовало бы, Должен|должно быть|обязательно
        """,
    ),
    "agreement": (
        ("no", "partly", "yes"),
        """
        en No|n|false|not aligned, Partly|partial|partially|maybe|somewhat, Yes|y|true|full|fully|aligned
        de Nein|falsch, Teilweise|vielleicht, Ja|wahr|voll
        fr Non|faux, Partiel|partielle|partiellement|peut-être, Oui|vrai|total
        es No|falso, Parcial|parcialmente|quizás, Sí|si|verdadero
        pt Não|nao|falso, Parcial|parcialmente|talvez, Sim|verdadeiro
        it No|falso, Parziale|parzialmente|forse, Sì|si|vero
        nl Nee|onwaar, Deels|gedeeltelijk|misschien, Ja|waar
        ru Нет|ложь, Частично|возможно, Да|истина
        zh 否|没有, 部分, 是|有
        ja いいえ|なし, 一部|部分的, はい|あり
        """,
    ),
    "likelihood": (
        ("unlikely", "possible", "likely", "certain"),
        """
        en Unlikely|improbable, Possible|plausible, Likely|probable, Certain|sure|very likely|proven
        de Unwahrscheinlich, Möglich, Wahrscheinlich, Sicher|gewiss
        fr Improbable|peu probable, Possible, Probable, Certain|certaine
        es Improbable, Posible, Probable, Seguro|cierto
        """,
    ),
    "quality": (
        ("poor", "fair", "good", "very good", "excellent"),
        """
        en Poor|bad, Fair|ok|okay|acceptable, Good, Very good, Excellent|great|outstanding
        de Schlecht, Ausreichend|befriedigend, Gut, Sehr gut, Ausgezeichnet|hervorragend
        fr Mauvais|mauvaise, Passable, Bon|bonne, Très bon|très bonne, Excellent|excellente
        es Malo|mala, Aceptable|regular, Bueno|buena, Muy bueno|muy buena, Excelente
        """,
    ),
}
"""Family → its levels' names, from little to much, and what they are called."""

CORE: dict[str, tuple[str, ...]] = {
    "amount": ("low", "medium", "high"),
    "size": ("s", "m", "l"),
    "hardness": ("easy", "medium", "hard"),
    "time": ("short", "medium", "long"),
    "moscow": ("won't", "could", "should", "must"),
    "agreement": ("no", "yes"),
    "likelihood": ("unlikely", "possible", "likely", "certain"),
    "quality": ("poor", "fair", "good"),
}
"""Levels that a family's scale always has, whether or not a file uses them."""

PRIORITY_CODES = "p0 p1 p2 p3 p4 p5"
"""P0 is the most important."""
