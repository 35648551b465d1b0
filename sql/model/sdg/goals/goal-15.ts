import { indicator, type SdgGoal, target, words } from '../shape.ts';

const FUNDS = [
  '(أ) المساعدة الإنمائية الرسمية لحفظ التنوع البيولوجي واستخدامه على نحو مستدام و(ب) الإيرادات المتحققة والتمويل المعبأ من الأدوات الاقتصادية المتصلة بالتنوع البيولوجي',
  'a) Aide publique au développement consacrée à la préservation et à l’exploitation durable de la biodiversité et b) recettes générées et fonds mobilisés par les instruments économiques touchant la biodiversité',
  '(a) Official development assistance on conservation and sustainable use of biodiversity; and (b) revenue generated and finance mobilized from biodiversity-relevant economic instruments',
] as const;
const TRAFFIC = [
  'نسبة الأحياء البرية المتجر بها التي جرى صيدها أو الاتجار بها على نحو غير مشروع',
  'Proportion de spécimens issus du braconnage ou du trafic parmi les espèces sauvages commercialisées',
  'Proportion of traded wildlife that was poached or illicitly trafficked',
] as const;

export const GOAL_15: SdgGoal = {
  id: '15',
  short: words(['الحياة في البر', 'Vie terrestre', 'Life on land']),
  title: words([
    'حماية النظم الإيكولوجية البرية وترميمها وتعزيز استخدامها على نحو مستدام، وإدارة الغابات على نحو مستدام، ومكافحة التصحر، ووقف تدهور الأراضي وعكس مساره، ووقف فقدان التنوع البيولوجي',
    'Préserver et restaurer les écosystèmes terrestres, en veillant à les exploiter de façon durable, gérer durablement les forêts, lutter contre la désertification, enrayer et inverser le processus de dégradation des terres et mettre fin à l’appauvrissement de la biodiversité',
    'Protect, restore and promote sustainable use of terrestrial ecosystems, sustainably manage forests, combat desertification, and halt and reverse land degradation and halt biodiversity loss',
  ]),
  targets: [
    target(
      '15.1',
      [
        'كفالة حفظ وترميم النظم الإيكولوجية البرية والنظم الإيكولوجية للمياه العذبة الداخلية وخدماتها، ولا سيما الغابات والأراضي الرطبة والجبال والأراضي الجافة، وكفالة استخدامها على نحو مستدام، وذلك وفقا للالتزامات بموجب الاتفاقات الدولية، بحلول عام 2020',
        'D’ici à 2020, garantir la préservation, la restauration et l’exploitation durable des écosystèmes terrestres et des écosystèmes d’eau douce et des services connexes, en particulier des forêts, des zones humides, des montagnes et des zones arides, conformément aux obligations découlant des accords internationaux',
        'By 2020, ensure the conservation, restoration and sustainable use of terrestrial and inland freshwater ecosystems and their services, in particular forests, wetlands, mountains and drylands, in line with obligations under international agreements',
      ],
      indicator(
        '15.1.1',
        1,
        'مساحة الغابات كنسبة من مجموع مساحة اليابسة',
        'Surface des zones forestières, en proportion de la surface terrestre',
        'Forest area as a proportion of total land area',
      ),
      indicator(
        '15.1.2',
        1,
        'نسبة المواقع الهامة للتنوع البيولوجي لليابسة والمياه العذبة التي تشملها المناطق المحمية، بحسب نوع النظام الإيكولوجي',
        'Proportion des sites importants pour la biodiversité terrestre et la biodiversité des eaux douces qui sont couverts par des aires protégées (par type d’écosystème)',
        'Proportion of important sites for terrestrial and freshwater biodiversity that are covered by protected areas, by ecosystem type',
      ),
    ),
    target(
      '15.2',
      [
        'تعزيز تنفيذ الإدارة المستدامة لجميع أنواع الغابات، ووقف إزالة الغابات، وترميم الغابات المتدهورة، وتحقيق زيادة كبيرة في نسبة التشجير وإعادة غرس الغابات على الصعيد العالمي، بحلول عام 2020',
        'D’ici à 2020, promouvoir la gestion durable de tous les types de forêt, mettre un terme à la déforestation, restaurer les forêts dégradées et accroître nettement le boisement et le reboisement au niveau mondial',
        'By 2020, promote the implementation of sustainable management of all types of forests, halt deforestation, restore degraded forests and substantially increase afforestation and reforestation globally',
      ],
      indicator(
        '15.2.1',
        1,
        'التقدم المحرز في الإدارة المستدامة للغابات',
        'Progrès vers la gestion durable des forêts',
        'Progress towards sustainable forest management',
      ),
    ),
    target(
      '15.3',
      [
        'مكافحة التصحر، وترميم الأراضي والتربة المتدهورة، بما في ذلك الأراضي المتضررة من التصحر والجفاف والفيضانات، والسعي إلى تحقيق عالم خال من تدهور الأراضي، بحلول عام 2030',
        'D’ici à 2030, lutter contre la désertification, restaurer les terres et sols dégradés, notamment les terres touchées par la désertification, la sécheresse et les inondations, et s’efforcer de parvenir à un monde sans dégradation des terres',
        'By 2030, combat desertification, restore degraded land and soil, including land affected by desertification, drought and floods, and strive to achieve a land degradation-neutral world',
      ],
      indicator(
        '15.3.1',
        1,
        'نسبة الأراضي المتدهورة إلى مجموع مساحة اليابسة',
        'Surface des terres dégradées, en proportion de la surface terrestre',
        'Proportion of land that is degraded over total land area',
      ),
    ),
    target(
      '15.4',
      [
        'كفالة حفظ النظم الإيكولوجية الجبلية، بما في ذلك تنوعها البيولوجي، من أجل تعزيز قدرتها على توفير المنافع التي لا غنى عنها لتحقيق التنمية المستدامة، بحلول عام 2030',
        'D’ici à 2030, assurer la préservation des écosystèmes montagneux, notamment de leur biodiversité, afin de mieux tirer parti de leurs bienfaits essentiels pour le développement durable',
        'By 2030, ensure the conservation of mountain ecosystems, including their biodiversity, in order to enhance their capacity to provide benefits that are essential for sustainable development',
      ],
      indicator(
        '15.4.1',
        1,
        'تغطية المناطق المحمية للمواقع الهامة للتنوع البيولوجي الجبلي',
        'Sites importants pour la biodiversité des montagnes qui se trouvent dans des aires protégées',
        'Coverage by protected areas of important sites for mountain biodiversity',
      ),
      indicator(
        '15.4.2',
        2,
        '(أ) مؤشر الغطاء الأخضر الجبلي و(ب) نسبة الأراضي الجبلية المتدهورة',
        'a) Indice de couvert végétal montagneux et b) proportion de terres montagneuses dégradées',
        '(a) Mountain Green Cover Index and (b) proportion of degraded mountain land',
      ),
    ),
    target(
      '15.5',
      [
        'اتخاذ إجراءات عاجلة وهامة للحد من تدهور الموائل الطبيعية، ووقف فقدان التنوع البيولوجي، والقيام، بحلول عام 2020، بحماية الأنواع المهددة ومنع انقراضها',
        'Prendre d’urgence des mesures énergiques pour réduire la dégradation du milieu naturel, mettre un terme à l’appauvrissement de la biodiversité et, d’ici à 2020, protéger les espèces menacées et prévenir leur extinction',
        'Take urgent and significant action to reduce the degradation of natural habitats, halt the loss of biodiversity and, by 2020, protect and prevent the extinction of threatened species',
      ],
      indicator('15.5.1', 1, 'مؤشر القائمة الحمراء', 'Indice de la Liste rouge', 'Red List Index'),
    ),
    target(
      '15.6',
      [
        'تعزيز التقاسم العادل والمنصف للمنافع الناشئة عن استخدام الموارد الجينية، وتعزيز السبل المناسبة للوصول إلى تلك الموارد، على النحو المتفق عليه دوليا',
        'Favoriser le partage juste et équitable des bénéfices découlant de l’utilisation des ressources génétiques et promouvoir un accès approprié à celles-ci, ainsi que cela a été décidé à l’échelle internationale',
        'Promote fair and equitable sharing of the benefits arising from the utilization of genetic resources and promote appropriate access to such resources, as internationally agreed',
      ],
      indicator(
        '15.6.1',
        1,
        'عدد البلدان التي اعتمدت أطرا تشريعية وإدارية وسياساتية لكفالة تقاسم المنافع على نحو عادل ومنصف',
        'Nombre de pays ayant adopté des cadres législatifs, administratifs et politiques pour assurer le partage juste et équitable des bénéfices',
        'Number of countries that have adopted legislative, administrative and policy frameworks to ensure fair and equitable sharing of benefits',
      ),
    ),
    target(
      '15.7',
      [
        'اتخاذ إجراءات عاجلة لوقف الصيد غير المشروع للأنواع المحمية من النباتات والحيوانات والاتجار بها، والتصدي لمنتجات الأحياء البرية غير المشروعة، على مستويي العرض والطلب على السواء',
        'Prendre d’urgence des mesures pour mettre un terme au braconnage et au trafic d’espèces végétales et animales protégées et s’attaquer au problème sous l’angle de l’offre et de la demande',
        'Take urgent action to end poaching and trafficking of protected species of flora and fauna and address both demand and supply of illegal wildlife products',
      ],
      indicator('15.7.1', 2, ...TRAFFIC),
    ),
    target(
      '15.8',
      [
        'اتخاذ تدابير لمنع إدخال الأنواع الغريبة الغازية إلى النظم الإيكولوجية للأراضي والمياه وتقليل أثر ذلك إلى حد كبير، ومراقبة الأنواع ذات الأولوية أو القضاء عليها، بحلول عام 2020',
        'D’ici à 2020, prendre des mesures pour empêcher l’introduction d’espèces exotiques envahissantes, atténuer sensiblement les effets que ces espèces ont sur les écosystèmes terrestres et aquatiques et contrôler ou éradiquer les espèces prioritaires',
        'By 2020, introduce measures to prevent the introduction and significantly reduce the impact of invasive alien species on land and water ecosystems and control or eradicate the priority species',
      ],
      indicator(
        '15.8.1',
        2,
        'نسبة البلدان التي تعتمد تشريعات وطنية ذات صلة وتخصص موارد كافية لمنع إدخال الأنواع الغريبة الغازية أو مراقبتها',
        'Proportion de pays ayant adopté une législation nationale pertinente et allouant des ressources suffisantes à la prévention ou au contrôle de l’introduction d’espèces exotiques envahissantes',
        'Proportion of countries adopting relevant national legislation and adequately resourcing the prevention or control of invasive alien species',
      ),
    ),
    target(
      '15.9',
      [
        'إدماج قيم النظم الإيكولوجية والتنوع البيولوجي في عمليات التخطيط الوطني والمحلي والعمليات الإنمائية واستراتيجيات الحد من الفقر والحسابات، بحلول عام 2020',
        'D’ici à 2020, intégrer la protection des écosystèmes et de la biodiversité dans la planification nationale, dans les mécanismes de développement, dans les stratégies de réduction de la pauvreté et dans la comptabilité',
        'By 2020, integrate ecosystem and biodiversity values into national and local planning, development processes, poverty reduction strategies and accounts',
      ],
      indicator(
        '15.9.1',
        2,
        '(أ) عدد البلدان التي وضعت أهدافا وطنية وفقا للهدف 2 من أهداف آيتشي للتنوع البيولوجي أو أهدافا مماثلة في استراتيجياتها وخطط عملها الوطنية للتنوع البيولوجي، والتقدم المبلغ عنه نحو تحقيقها، و(ب) إدماج التنوع البيولوجي في نظم المحاسبة والإبلاغ الوطنية، معرَّفا بأنه تطبيق نظام المحاسبة البيئية والاقتصادية',
        'a) Nombre de pays ayant établi, dans leur stratégie et plan d’action nationaux pour la biodiversité, des objectifs nationaux conformes ou similaires à l’objectif 2 d’Aichi relatif à la biodiversité, et progrès accomplis, et b) intégration de la biodiversité dans les systèmes nationaux de comptabilité et d’information, définie comme la mise en œuvre du Système de comptabilité environnementale et économique',
        '(a) Number of countries that have established national targets in accordance with or similar to Aichi Biodiversity Target 2 of the Strategic Plan for Biodiversity 2011–2020 in their national biodiversity strategy and action plans and the progress reported towards these targets; and (b) integration of biodiversity into national accounting and reporting systems, defined as implementation of the System of Environmental-Economic Accounting',
      ),
    ),
    target(
      '15.a',
      [
        'حشد الموارد المالية من جميع المصادر وزيادتها زيادة كبيرة بغرض حفظ التنوع البيولوجي والنظم الإيكولوجية واستخدامها استخداما مستداما',
        'Mobiliser des ressources financières de toutes provenances et les augmenter nettement pour préserver la biodiversité et les écosystèmes et les exploiter durablement',
        'Mobilize and significantly increase financial resources from all sources to conserve and sustainably use biodiversity and ecosystems',
      ],
      indicator('15.a.1', 1, ...FUNDS),
    ),
    target(
      '15.b',
      [
        'حشد موارد كبيرة من جميع المصادر وعلى جميع المستويات بغرض تمويل الإدارة المستدامة للغابات وتوفير ما يكفي من الحوافز للبلدان النامية لتعزيز تلك الإدارة، بما في ذلك حفظ الغابات وإعادة التحريج',
        'Mobiliser d’importantes ressources de toutes provenances et à tous les niveaux pour financer la gestion durable des forêts et inciter les pays en développement à privilégier ce type de gestion, notamment aux fins de la préservation des forêts et du reboisement',
        'Mobilize significant resources from all sources and at all levels to finance sustainable forest management and provide adequate incentives to developing countries to advance such management, including for conservation and reforestation',
      ],
      indicator('15.b.1', 1, ...FUNDS),
    ),
    target(
      '15.c',
      [
        'تعزيز الدعم العالمي للجهود الرامية إلى مكافحة الصيد غير المشروع للأنواع المحمية والاتجار بها، وذلك بوسائل تشمل زيادة قدرات المجتمعات المحلية على السعي إلى الحصول على فرص سبل كسب الرزق المستدامة',
        'Apporter, à l’échelon mondial, un soutien accru à l’action menée pour lutter contre le braconnage et le trafic d’espèces protégées, notamment en donnant aux populations locales d’autres moyens d’assurer durablement leur subsistance',
        'Enhance global support for efforts to combat poaching and trafficking of protected species, including by increasing the capacity of local communities to pursue sustainable livelihood opportunities',
      ],
      indicator('15.c.1', 2, ...TRAFFIC),
    ),
  ],
};
