import { indicator, type SdgGoal, target, words } from '../shape.ts';

export const GOAL_13: SdgGoal = {
  id: '13',
  short: words(['العمل المناخي', 'Lutte contre les changements climatiques', 'Climate action']),
  title: words([
    'اتخاذ إجراءات عاجلة للتصدي لتغير المناخ وآثاره',
    'Prendre d’urgence des mesures pour lutter contre les changements climatiques et leurs répercussions',
    'Take urgent action to combat climate change and its impacts',
  ]),
  targets: [
    target(
      '13.1',
      [
        'تعزيز القدرة على الصمود في مواجهة الأخطار المرتبطة بالمناخ والكوارث الطبيعية في جميع البلدان، وتعزيز القدرة على التكيف مع تلك الأخطار',
        'Renforcer, dans tous les pays, la résilience et les capacités d’adaptation face aux aléas climatiques et aux catastrophes naturelles liées au climat',
        'Strengthen resilience and adaptive capacity to climate-related hazards and natural disasters in all countries',
      ],
      indicator(
        '13.1.1',
        2,
        'عدد الأشخاص المتوفين والمفقودين ومن تأثروا مباشرة بسبب الكوارث من بين كل 100 000 شخص من السكان',
        'Nombre de décès, de disparus et de personnes directement touchées attribués à des catastrophes, pour 100 000 personnes',
        'Number of deaths, missing persons and directly affected persons attributed to disasters per 100,000 population',
      ),
      indicator(
        '13.1.2',
        1,
        'عدد البلدان التي تعتمد وتنفذ استراتيجيات وطنية للحد من مخاطر الكوارث تمشيا مع إطار سنداي للحد من مخاطر الكوارث للفترة 2015-2030',
        'Nombre de pays ayant adopté et mis en place des stratégies nationales de réduction des risques de catastrophe, conformément au Cadre de Sendai pour la réduction des risques de catastrophe (2015-2030)',
        'Number of countries that adopt and implement national disaster risk reduction strategies in line with the Sendai Framework for Disaster Risk Reduction 2015–2030',
      ),
      indicator(
        '13.1.3',
        2,
        'نسبة الحكومات المحلية التي تعتمد وتنفذ استراتيجيات محلية للحد من مخاطر الكوارث تمشيا مع الاستراتيجيات الوطنية للحد من مخاطر الكوارث',
        'Proportion d’administrations locales ayant adopté et mis en place des stratégies locales de réduction des risques de catastrophe, conformément aux stratégies suivies à l’échelle nationale',
        'Proportion of local governments that adopt and implement local disaster risk reduction strategies in line with national disaster risk reduction strategies',
      ),
    ),
    target(
      '13.2',
      [
        'إدماج التدابير المتعلقة بتغير المناخ في السياسات والاستراتيجيات والخطط الوطنية',
        'Incorporer des mesures relatives aux changements climatiques dans les politiques, les stratégies et la planification nationales',
        'Integrate climate change measures into national policies, strategies and planning',
      ],
      indicator(
        '13.2.1',
        1,
        'عدد البلدان التي لديها مساهمات محددة وطنيا واستراتيجيات طويلة الأجل وخطط تكيف وطنية وبلاغات تكيف، كما أُبلغت بها أمانة اتفاقية الأمم المتحدة الإطارية بشأن تغير المناخ',
        'Nombre de pays disposant de contributions déterminées au niveau national, de stratégies à long terme, de plans nationaux d’adaptation et de communications relatives à l’adaptation, tels que communiqués au secrétariat de la Convention-cadre des Nations Unies sur les changements climatiques',
        'Number of countries with nationally determined contributions, long-term strategies, national adaptation plans and adaptation communications, as reported to the secretariat of the United Nations Framework Convention on Climate Change',
      ),
      indicator(
        '13.2.2',
        1,
        'مجموع انبعاثات غازات الدفيئة سنويا',
        'Émissions totales de gaz à effet de serre par année',
        'Total greenhouse gas emissions per year',
      ),
    ),
    target(
      '13.3',
      [
        'تحسين التعليم وإذكاء الوعي والقدرات البشرية والمؤسسية بشأن التخفيف من تغير المناخ، والتكيف معه، والحد من أثره والإنذار المبكر به',
        'Améliorer l’éducation, la sensibilisation et les capacités individuelles et institutionnelles en ce qui concerne l’adaptation aux changements climatiques, l’atténuation de leurs effets et la réduction de leur impact et les systèmes d’alerte rapide',
        'Improve education, awareness-raising and human and institutional capacity on climate change mitigation, adaptation, impact reduction and early warning',
      ],
      indicator(
        '13.3.1',
        2,
        'مدى تعميم ‘1’ تعليم المواطنة العالمية و‘2’ التعليم من أجل التنمية المستدامة في (أ) السياسات التعليمية الوطنية و(ب) المناهج الدراسية و(ج) تدريب المعلمين و(د) تقييم الطلاب',
        'Degré d’intégration i) de l’éducation à la citoyenneté mondiale et ii) de l’éducation au développement durable dans a) les politiques nationales d’éducation, b) les programmes d’enseignement, c) la formation des enseignants et d) l’évaluation des étudiants',
        'Extent to which (i) global citizenship education and (ii) education for sustainable development are mainstreamed in (a) national education policies; (b) curricula; (c) teacher education; and (d) student assessment',
      ),
    ),
    target(
      '13.a',
      [
        'تنفيذ ما تعهدت به الأطراف من البلدان المتقدمة النمو في اتفاقية الأمم المتحدة الإطارية بشأن تغير المناخ من التزام بهدف التعبئة المشتركة لمبلغ قدره 100 بليون دولار سنويا بحلول عام 2020 من جميع المصادر لتلبية احتياجات البلدان النامية، في سياق إجراءات التخفيف المجدية وشفافية التنفيذ، وجعل الصندوق الأخضر للمناخ في حالة تشغيل كامل بتزويده برأس المال في أقرب وقت ممكن',
        'Mettre en œuvre l’engagement que les pays développés parties à la Convention-cadre des Nations Unies sur les changements climatiques ont pris de mobiliser ensemble auprès de multiples sources 100 milliards de dollars par an d’ici à 2020 pour répondre aux besoins des pays en développement en ce qui concerne les mesures concrètes d’atténuation et la transparence de leur mise en œuvre et rendre le Fonds vert pour le climat pleinement opérationnel en le dotant dans les plus brefs délais des moyens financiers nécessaires',
        'Implement the commitment undertaken by developed-country parties to the United Nations Framework Convention on Climate Change to a goal of mobilizing jointly $100 billion annually by 2020 from all sources to address the needs of developing countries in the context of meaningful mitigation actions and transparency on implementation and fully operationalize the Green Climate Fund through its capitalization as soon as possible',
      ],
      indicator(
        '13.a.1',
        1,
        'المبالغ المقدمة والمعبأة سنويا بدولارات الولايات المتحدة في ما يتعلق بهدف التعبئة الجماعية القائم والمتواصل المتمثل في الالتزام بتوفير 100 بليون دولار حتى عام 2025',
        'Montants fournis et mobilisés, en dollars des États-Unis par an, au regard de l’objectif collectif de mobilisation de 100 milliards de dollars maintenu jusqu’en 2025',
        'Amounts provided and mobilized in United States dollars per year in relation to the continued existing collective mobilization goal of the $100 billion commitment through to 2025',
      ),
    ),
    target(
      '13.b',
      [
        'تعزيز آليات تحسين مستوى قدرات التخطيط والإدارة الفعالين المتعلقين بتغير المناخ في أقل البلدان نموا، والدول الجزرية الصغيرة النامية، بما في ذلك التركيز على النساء والشباب والمجتمعات المحلية والمهمشة',
        'Promouvoir des mécanismes de renforcement des capacités afin que les pays les moins avancés et les petits États insulaires en développement se dotent de moyens efficaces de planification et de gestion pour faire face aux changements climatiques, l’accent étant mis, notamment, sur les femmes, les jeunes, la population locale et les groupes marginalisés',
        'Promote mechanisms for raising capacity for effective climate change-related planning and management in least developed countries and small island developing States, including focusing on women, youth and local and marginalized communities',
      ],
      indicator(
        '13.b.1',
        1,
        'عدد أقل البلدان نموا والدول الجزرية الصغيرة النامية التي لديها مساهمات محددة وطنيا واستراتيجيات طويلة الأجل وخطط تكيف وطنية وبلاغات تكيف، كما أُبلغت بها أمانة اتفاقية الأمم المتحدة الإطارية بشأن تغير المناخ',
        'Nombre de pays les moins avancés et de petits États insulaires en développement disposant de contributions déterminées au niveau national, de stratégies à long terme, de plans nationaux d’adaptation et de communications relatives à l’adaptation, tels que communiqués au secrétariat de la Convention-cadre des Nations Unies sur les changements climatiques',
        'Number of least developed countries and small island developing States with nationally determined contributions, long-term strategies, national adaptation plans and adaptation communications, as reported to the secretariat of the United Nations Framework Convention on Climate Change',
      ),
    ),
  ],
};
