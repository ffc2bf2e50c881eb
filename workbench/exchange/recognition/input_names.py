"""What people call the columns that judge a feature, in ten languages.

One line a language: English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Chinese, Japanese. Case,
accents and punctuation do not matter, so a word is listed once however it is written.
"""

INPUT_NAMES: dict[str, str] = {
    "user_impact": """
        en user impact, customer impact, client impact, end user impact, impact on users, impact on customers
        en user value, customer value, value to users, value to customers, user benefit, customer benefit, user need
        en customer need, customer pain, user pain, pain, pain level, ux impact, impact to users, impact to customers
        de nutzerwirkung, kundennutzen, nutzernutzen, anwendernutzen, benutzernutzen, kundenwert, nutzerwert
        de kundenwirkung, nutzen für kunden, nutzen für nutzer, auswirkung auf nutzer, auswirkung auf kunden
        de wirkung auf nutzer
        fr impact utilisateur, impact utilisateurs, impact client, impact clients, valeur utilisateur, valeur client
        fr bénéfice utilisateur, bénéfice client, impact sur les utilisateurs, impact sur l'utilisateur
        es impacto en el usuario, impacto en los usuarios, impacto en usuarios, impacto usuario, impacto al usuario
        es impacto en el cliente, impacto cliente, valor para el usuario, valor para el cliente, valor usuario
        pt impacto no usuário, impacto nos usuários, impacto no utilizador, impacto utilizador, impacto no cliente
        pt valor para o usuário, valor para o cliente, valor para o utilizador
        it impatto utente, impatto utenti, impatto sull'utente, impatto sugli utenti, impatto cliente, valore utente
        it valore per l'utente, valore per il cliente, impatto sul cliente
        nl gebruikersimpact, impact op gebruiker, impact op gebruikers, klantimpact, klantwaarde, gebruikerswaarde
        ru влияние на пользователей, влияние на пользователя, польза для пользователя, ценность для пользователя
        ru ценность для клиента, польза для клиента, влияние на клиента
        zh 用户影响, 用户价值, 客户影响, 客户价值, 用戶影響, 用戶價值, 使用者影響, 对用户的影响
        ja ユーザー影響, ユーザー影響度, ユーザー価値, ユーザーへの影響, ユーザーインパクト, 顧客影響, 顧客価値
        ja 顧客への影響
    """,
    "impact": """
        en impact, impact level, level of impact
        de auswirkung, auswirkungen, wirkung, einfluss
        es impacto
        it impatto
        nl invloed
        ru влияние, воздействие, эффект, импакт
        zh 影响, 影响力, 影响程度, 影響
        ja 影響度, インパクト, 効果
    """,
    "reach": """
        en reach, users reached, people reached, customers reached
        de reichweite
        fr portée
        es alcance
        it portata
        nl bereik
        ru охват
        zh 覆盖, 覆盖面, 触达, 覆盖人数, 触达人数
        ja リーチ, リーチ数, 到達人数
    """,
    "audience": """
        en number of users affected, number of customers affected, no of customers, users impacted, users affected
        en impacted users, affected users, customers impacted, customers affected, affected customers
        en impacted customers, number of users, number of customers, no of users, users, customers, user count
        en customer count, votes, upvotes, vote count, number of votes, requests, number of requests, people affected
        en accounts affected, demand, mentions, users impacted count
        de betroffene nutzer, betroffene kunden, anzahl nutzer, anzahl kunden, stimmen, nutzerzahl
        fr utilisateurs concernés, utilisateurs touchés, nombre d'utilisateurs, nombre de clients
        es usuarios afectados, número de usuarios, votos, usuarios impactados
        pt usuários afetados, usuários impactados, utilizadores afetados
        it utenti coinvolti, utenti interessati, numero di utenti, voti
        nl aantal gebruikers, getroffen gebruikers, aantal klanten
        ru количество пользователей, число пользователей, голоса
        zh 用户数, 受影响用户, 受影响用户数, 投票数, 票数
        ja ユーザー数, 影響ユーザー数, 対象ユーザー数, 投票数
    """,
    "business_value": """
        en business value, biz value, biz val, bv, user business value, user and business value, business impact
        en business benefit, commercial value, commercial impact, value to business, value to the business
        en economic value, company value
        de geschäftswert, geschaeftswert, geschäftsnutzen, geschaeftsnutzen, unternehmenswert, wirtschaftlicher nutzen
        fr valeur métier, valeur business, valeur commerciale, valeur d'affaires, valeur ajoutée
        es valor de negocio, valor del negocio, valor negocio, valor comercial, valor para el negocio
        pt valor de negócio, valor do negócio, valor para o negócio
        it valore di business, valore aziendale, valore commerciale, valore per il business
        nl bedrijfswaarde, zakelijke waarde, businesswaarde
        ru бизнес ценность, ценность для бизнеса, польза для бизнеса
        zh 商业价值, 业务价值, 商業價值, 業務價值
        ja ビジネス価値, 事業価値, ビジネスバリュー
    """,
    "value": """
        en value, benefit, benefits, worth, gain, perceived value, value score
        de nutzen, wert, mehrwert, vorteil
        fr valeur, bénéfice, bénéfices
        es valor, beneficio, beneficios
        pt benefício, benefícios
        it valore, beneficio, vantaggio
        nl waarde, nut, voordeel
        ru ценность, польза, выгода
        zh 价值, 收益, 價值
        ja 価値, メリット, バリュー
    """,
    "revenue": """
        en revenue, expected revenue, estimated revenue, revenue impact, revenue potential, potential revenue, arr
        en mrr, arr impact, npv, net present value, deal value, estimated value, expected value, monetary value
        en savings, cost savings, annual savings
        de umsatz, umsatzpotenzial, erlös, ertrag, einsparung, einsparungen
        fr chiffre d'affaires, revenu, revenus, économies
        es ingresos, ingreso, ahorro
        pt receita, economia
        it ricavi, ricavo, fatturato, risparmio
        nl omzet, opbrengst, besparing
        ru выручка, доход, экономия
        zh 收入, 营收
        ja 売上, 収益
    """,
    "importance": """
        en importance
        de wichtigkeit
        es importancia
        pt importância
        it importanza
        nl belang
        ru важность
        zh 重要性, 重要程度
        ja 重要度
    """,
    "strategic_alignment": """
        en strategic alignment, strategy alignment, alignment, strategic fit, strategy fit, strategic value
        en strategic impact, strategic importance, strategic relevance, goal alignment, okr alignment
        en alignment with strategy, vision fit, alignment to strategy, strategic priority fit, strategic
        de strategische ausrichtung, strategischer fit, strategiefit, strategiebeitrag, strategische passung
        de strategische relevanz, strategische bedeutung, strategiebezug, strategischer beitrag
        de strategische übereinstimmung
        fr alignement stratégique, alignement, adéquation stratégique, valeur stratégique
        es alineación estratégica, alineamiento estratégico, alineación, alineamiento, ajuste estratégico
        es valor estratégico
        pt alinhamento estratégico, alinhamento, aderência estratégica
        it allineamento strategico, allineamento, coerenza strategica, valore strategico
        nl strategische aansluiting, strategische afstemming, strategische fit, strategische waarde
        ru стратегическое соответствие, соответствие стратегии, стратегическая ценность, стратегическая важность
        zh 战略契合, 战略契合度, 战略一致性, 战略匹配, 战略匹配度, 戰略一致性
        ja 戦略整合性, 戦略適合, 戦略適合度, 戦略的整合性, 戦略との整合性
    """,
    "time_to_market": """
        en time to market, ttm, time to launch, weeks to launch, months to launch, days to launch, months to market
        en time to ship, weeks to release, time to release, time to delivery, time to customers, weeks to market
        de markteinführungszeit, zeit bis markteinführung, zeit bis zur markteinführung, produkteinführungszeit
        fr délai de mise sur le marché, mise sur le marché, temps de mise sur le marché
        es tiempo de comercialización, tiempo de salida al mercado, tiempo al mercado, tiempo hasta el mercado
        pt tempo de mercado, tempo até o mercado, tempo de lançamento, tempo de chegada ao mercado
        it tempo di immissione sul mercato, tempo di lancio, tempi di lancio
        nl tijd tot markt, introductietijd, tijd tot lancering
        ru время выхода на рынок, срок выхода на рынок, время до рынка
        zh 上市时间, 上线时间, 上市時間
        ja 市場投入までの時間, 市場投入時間, 市場投入期間, リリースまでの期間, タイムトゥマーケット
    """,
    "time_to_impact": """
        en time to impact, time to value, payback, time to benefit, payback period, payback time, time to revenue
        de amortisationszeit, amortisationsdauer
        fr délai de retour, temps de retour
        es tiempo de retorno, plazo de retorno
    """,
    "duration": """
        en duration, lead time, elapsed time, cycle time estimate, delivery time
        de dauer, laufzeit, durchlaufzeit
        fr durée, délai
        es duración, plazo
        pt duração, prazo
        it durata
        nl duur, doorlooptijd
        ru длительность, продолжительность
        zh 工期, 周期, 时长
        ja 期間, 所要期間, リードタイム
    """,
    "time_criticality": """
        en time criticality, criticality, urgency, time sensitivity, time critical, time value
        de dringlichkeit, zeitkritikalität, zeitliche dringlichkeit
        fr urgence, criticité, criticité temporelle
        es urgencia, criticidad, criticidad temporal
        pt urgência, criticidade
        it urgenza, criticità
        nl urgentie, tijdkritiek
        ru срочность, критичность, критичность по времени
        zh 紧急度, 紧急程度, 紧迫性, 时间紧迫性
        ja 緊急度, 緊急性, 時間的緊急性
    """,
    "risk_reduction": """
        en risk reduction, rr oe, rr, oe, rroe, risk reduction opportunity enablement
        en risk reduction and or opportunity enablement, risk reduction and opportunity enablement, risk opportunity
        en opportunity enablement, risk mitigation value
        de risikominderung, risikoreduktion, risikoreduzierung
        fr réduction du risque, réduction des risques, réduction de risque
        es reducción de riesgo, reducción de riesgos, reducción del riesgo
        pt redução de risco, redução de riscos
        it riduzione del rischio, riduzione dei rischi
        nl risicoreductie, risicovermindering
        ru снижение риска, снижение рисков
        zh 风险降低, 降低风险, 风险减少
        ja リスク低減, リスク軽減
    """,
    "confidence": """
        en confidence, confidence level, level of confidence, certainty, confidence pct
        de konfidenz, zuversicht, vertrauensgrad
        fr confiance, niveau de confiance, certitude
        es confianza, certeza, nivel de confianza
        pt confiança, nível de confiança
        it fiducia, confidenza, certezza
        nl vertrouwen, zekerheid
        ru уверенность, достоверность
        zh 信心, 置信度, 信心指数, 信心度
        ja 確信度, 信頼度, 自信度, 確度
    """,
    "engineering_cost": """
        en engineering cost, eng cost, development cost, dev cost, implementation cost, engineering effort
        en dev effort, development effort, implementation effort, technical effort, cost, costs, build cost
        en cost to build, implementation costs, development costs, delivery cost, price, budget, investment
        de entwicklungsaufwand, umsetzungsaufwand, implementierungsaufwand, realisierungsaufwand, technischer aufwand
        de entwicklungskosten, umsetzungskosten, kosten, investition
        fr coût, coûts, coût de développement, coût technique, effort de développement, coût d'ingénierie
        es costo, coste, costos, costes, costo de desarrollo, coste de desarrollo, costo de ingeniería
        es coste de ingeniería
        pt custo, custos, custo de desenvolvimento, custo de engenharia
        it costi, costo di sviluppo, costo di ingegneria
        nl ontwikkelkosten, ontwikkelinspanning
        ru стоимость, затраты, стоимость разработки
        zh 成本, 开发成本, 工程成本, 开发工作量
        ja コスト, 開発コスト, 開発工数
    """,
    "effort": """
        en effort, efforts, level of effort, loe, workload, work required, amount of work, effort level
        de aufwand, aufwände, aufwandsschätzung, arbeitsaufwand
        fr charge, charge de travail
        es esfuerzo
        pt esforço
        it sforzo, impegno
        nl inspanning
        ru усилия, трудозатраты, трудоемкость, объем работ
        zh 工作量, 投入
        ja 工数, 労力, 作業量
    """,
    "points": """
        en story points, story point, storypoints, sp, story point estimate, story points estimate
        en story point estimation, story pts, points, est points, total points
        de storypunkte, story punkte, punkte
        fr points d'effort, points de story
        es puntos de historia, puntos
        pt pontos de história, pontos
        it punti storia, punti
        nl verhaalpunten, punten
        ru стори поинты, сторипойнты, стори пойнты
        zh 故事点, 故事点数
        ja ストーリーポイント, ポイント
    """,
    "estimate": """
        en estimate, estimates, estimation, original estimate, time estimate, estimated time, time estimated, est
        en weight, man days, person days, person weeks, person months, dev days, dev weeks, engineering weeks, hours
        en days, weeks, estimated work, planned hours, planned effort, estimated
        de schätzung, schaetzung, zeitschätzung, zeitbedarf, personentage, geschätzte zeit, stunden, tage
        fr temps estimé, charge estimée, jours, heures
        es estimación, estimado, horas estimadas, tiempo estimado
        pt estimativa, tempo estimado, horas
        it stima, tempo stimato, ore stimate
        nl schatting, geschatte tijd, inschatting
        ru оценка усилий, оценка времени, оценка трудозатрат, трудоемкость часы
        zh 估算, 预估, 预估工时, 工时
        ja 見積, 見積もり, 見積り, 見積工数, 予定工数
    """,
    "job_size": """
        en job size, job duration, size of job, job size duration
        de jobgröße, auftragsgröße
        fr taille du job, taille du travail
        es tamaño del trabajo
        pt tamanho do trabalho
        it dimensione del lavoro
        nl taakgrootte, jobgrootte
        ru размер работы, размер задачи
        zh 任务规模, 工作规模
        ja 作業規模, ジョブサイズ
    """,
    "size": """
        en size, t shirt size, tshirt size, t shirt, tshirt, shirt size, t shirt sizing, relative size
        de größe, groesse
        fr taille
        es tamaño, talla
        pt tamanho
        it dimensione, taglia
        nl grootte, omvang
        ru размер
        zh 规模, 大小
        ja サイズ, 規模
    """,
    "complexity": """
        en complexity, difficulty, technical complexity, technical difficulty, implementation complexity
        de komplexität, schwierigkeit, schwierigkeitsgrad
        fr complexité, difficulté
        es complejidad, dificultad
        pt complexidade, dificuldade
        it complessità, difficoltà
        nl complexiteit, moeilijkheid
        ru сложность
        zh 复杂度, 复杂性, 难度
        ja 複雑さ, 複雑度, 複雑性, 難易度
    """,
    "ease": """
        en ease, ease of implementation, ease of development, feasibility, technical feasibility, simplicity
        en ease of build
        de einfachheit, machbarkeit, umsetzbarkeit, leichtigkeit
        fr facilité, faisabilité, simplicité
        es facilidad, factibilidad, viabilidad, sencillez
        pt facilidade, viabilidade, exequibilidade, simplicidade
        it facilità, fattibilità, semplicità
        nl gemak, haalbaarheid, eenvoud
        ru простота, легкость, осуществимость, реализуемость
        zh 可行性, 容易度, 简易度, 易实现度
        ja 容易さ, 容易性, 実現可能性, 実現性, 簡単さ
    """,
}
"""What a header can mean as a judgement → the phrases that mean it."""
