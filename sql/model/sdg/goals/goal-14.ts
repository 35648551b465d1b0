import { indicator, type SdgGoal, target, words } from '../shape.ts';

export const GOAL_14: SdgGoal = {
  id: '14',
  short: words(['الحياة تحت الماء', 'Vie aquatique', 'Life below water']),
  title: words([
    'حفظ المحيطات والبحار والموارد البحرية واستخدامها على نحو مستدام لتحقيق التنمية المستدامة',
    'Conserver et exploiter de manière durable les océans, les mers et les ressources marines aux fins du développement durable',
    'Conserve and sustainably use the oceans, seas and marine resources for sustainable development',
  ]),
  targets: [
    target(
      '14.1',
      [
        'منع التلوث البحري بجميع أنواعه والحد منه بدرجة كبيرة، ولا سيما التلوث الناجم عن الأنشطة البرية، بما في ذلك الحطام البحري وتلوث المغذيات، بحلول عام 2025',
        'D’ici à 2025, prévenir et réduire nettement la pollution marine de tous types, en particulier celle résultant des activités terrestres, y compris les déchets en mer et la pollution par les nutriments',
        'By 2025, prevent and significantly reduce marine pollution of all kinds, in particular from land-based activities, including marine debris and nutrient pollution',
      ],
      indicator(
        '14.1.1',
        2,
        '(أ) مؤشر فرط المغذيات في المناطق الساحلية و(ب) كثافة المخلفات البلاستيكية',
        'a) Indice d’eutrophisation côtière et b) densité des débris de plastiques',
        '(a) Index of coastal eutrophication; and (b) plastic debris density',
      ),
    ),
    target(
      '14.2',
      [
        'إدارة النظم الإيكولوجية البحرية والساحلية على نحو مستدام وحمايتها، من أجل تجنب حدوث آثار سلبية كبيرة، بوسائل منها تعزيز قدرتها على الصمود، واتخاذ الإجراءات اللازمة لإعادتها إلى ما كانت عليه من أجل تحقيق الصحة والإنتاجية للمحيطات، بحلول عام 2020',
        'D’ici à 2020, gérer et protéger durablement les écosystèmes marins et côtiers, notamment en renforçant leur résilience, afin d’éviter les graves conséquences de leur dégradation et prendre des mesures en faveur de leur restauration pour rétablir la santé et la productivité des océans',
        'By 2020, sustainably manage and protect marine and coastal ecosystems to avoid significant adverse impacts, including by strengthening their resilience, and take action for their restoration in order to achieve healthy and productive oceans',
      ],
      indicator(
        '14.2.1',
        2,
        'عدد البلدان التي تستخدم نُهجا قائمة على النظم الإيكولوجية في إدارة المناطق البحرية',
        'Nombre de pays appliquant des approches écosystémiques pour gérer les aires marines',
        'Number of countries using ecosystem-based approaches to managing marine areas',
      ),
    ),
    target(
      '14.3',
      [
        'تقليل تحمض المحيطات إلى أدنى حد ومعالجة آثاره، بجملة وسائل منها تعزيز التعاون العلمي على جميع المستويات',
        'Réduire au maximum l’acidification des océans et lutter contre ses effets, notamment en renforçant la coopération scientifique à tous les niveaux',
        'Minimize and address the impacts of ocean acidification, including through enhanced scientific cooperation at all levels',
      ],
      indicator(
        '14.3.1',
        2,
        'قياس متوسط الحموضة البحرية (pH) في مجموعة متفق عليها من محطات تمثيلية لأخذ العينات',
        'Acidité moyenne des mers (pH) mesurée à des stations d’échantillonnage représentatives',
        'Average marine acidity (pH) measured at agreed suite of representative sampling stations',
      ),
    ),
    target(
      '14.4',
      [
        'تنظيم الصيد على نحو فعال، وإنهاء الصيد المفرط والصيد غير القانوني وغير المبلغ عنه وغير المنظم وممارسات الصيد المدمرة، وتنفيذ خطط إدارة قائمة على العلم، من أجل إعادة الأرصدة السمكية إلى ما كانت عليه في أقرب وقت ممكن، لتصل على الأقل إلى المستويات التي يمكن أن تتيح إنتاج أقصى غلة مستدامة وفقا لما تحدده خصائصها البيولوجية، بحلول عام 2020',
        'D’ici à 2020, réglementer efficacement la pêche, mettre un terme à la surpêche, à la pêche illicite, non déclarée et non réglementée et aux pratiques de pêche destructrices et exécuter des plans de gestion fondés sur des données scientifiques, l’objectif étant de rétablir les stocks de poissons le plus rapidement possible, au moins à des niveaux permettant d’obtenir un rendement constant maximal compte tenu des caractéristiques biologiques',
        'By 2020, effectively regulate harvesting and end overfishing, illegal, unreported and unregulated fishing and destructive fishing practices and implement science-based management plans, in order to restore fish stocks in the shortest time feasible, at least to levels that can produce maximum sustainable yield as determined by their biological characteristics',
      ],
      indicator(
        '14.4.1',
        1,
        'نسبة الأرصدة السمكية الموجودة ضمن المستويات المستدامة بيولوجيا',
        'Proportion de stocks de poissons dont le niveau est biologiquement viable',
        'Proportion of fish stocks within biologically sustainable levels',
      ),
    ),
    target(
      '14.5',
      [
        'حفظ 10 في المائة على الأقل من المناطق الساحلية والبحرية، بما يتسق مع القانون الوطني والدولي، واستنادا إلى أفضل المعلومات العلمية المتاحة، بحلول عام 2020',
        'D’ici à 2020, préserver au moins 10 pour cent des zones marines et côtières, conformément au droit national et international et compte tenu des meilleures informations scientifiques disponibles',
        'By 2020, conserve at least 10 per cent of coastal and marine areas, consistent with national and international law and based on the best available scientific information',
      ],
      indicator(
        '14.5.1',
        1,
        'نطاق المناطق المحمية مقابل المناطق البحرية',
        'Surface des aires marines protégées, en proportion de la surface totale',
        'Coverage of protected areas in relation to marine areas',
      ),
    ),
    target(
      '14.6',
      [
        'حظر أشكال معينة من الإعانات المقدمة إلى مصائد الأسماك التي تسهم في الإفراط في قدرات الصيد وفي الصيد المفرط، وإلغاء الإعانات التي تسهم في صيد الأسماك غير القانوني وغير المبلغ عنه وغير المنظم، والإحجام عن استحداث إعانات جديدة من هذا القبيل، مع التسليم بأن المعاملة الخاصة والتفضيلية الملائمة والفعالة للبلدان النامية وأقل البلدان نموا ينبغي أن تكون جزءا لا يتجزأ من مفاوضات منظمة التجارة العالمية بشأن الإعانات المقدمة لمصائد الأسماك، بحلول عام 2020',
        'D’ici à 2020, interdire les subventions à la pêche qui contribuent à la surcapacité et à la surpêche, supprimer celles qui favorisent la pêche illicite, non déclarée et non réglementée et s’abstenir d’en accorder de nouvelles, sachant que l’octroi d’un traitement spécial et différencié efficace et approprié aux pays en développement et aux pays les moins avancés doit faire partie intégrante des négociations sur les subventions à la pêche menées dans le cadre de l’Organisation mondiale du commerce',
        'By 2020, prohibit certain forms of fisheries subsidies which contribute to overcapacity and overfishing, eliminate subsidies that contribute to illegal, unreported and unregulated fishing and refrain from introducing new such subsidies, recognizing that appropriate and effective special and differential treatment for developing and least developed countries should be an integral part of the World Trade Organization fisheries subsidies negotiation',
      ],
      indicator(
        '14.6.1',
        1,
        'درجة تنفيذ الصكوك الدولية الرامية إلى مكافحة صيد الأسماك غير القانوني وغير المبلغ عنه وغير المنظم',
        'État d’avancement de la mise en œuvre des instruments internationaux visant à combattre la pêche illicite, non déclarée et non réglementée',
        'Degree of implementation of international instruments aiming to combat illegal, unreported and unregulated fishing',
      ),
    ),
    target(
      '14.7',
      [
        'زيادة الفوائد الاقتصادية التي تتحقق للدول الجزرية الصغيرة النامية وأقل البلدان نموا من الاستخدام المستدام للموارد البحرية، بجملة وسائل منها الإدارة المستدامة لمصائد الأسماك وتربية الأحياء المائية والسياحة، بحلول عام 2030',
        'D’ici à 2030, faire bénéficier plus largement les petits États insulaires en développement et les pays les moins avancés des retombées économiques de l’exploitation durable des ressources marines, notamment grâce à une gestion durable des pêches, de l’aquaculture et du tourisme',
        'By 2030, increase the economic benefits to small island developing States and least developed countries from the sustainable use of marine resources, including through sustainable management of fisheries, aquaculture and tourism',
      ],
      indicator(
        '14.7.1',
        1,
        'مصائد الأسماك المستدامة كنسبة من الناتج المحلي الإجمالي في الدول الجزرية الصغيرة النامية وأقل البلدان نموا وجميع البلدان',
        'Proportion du produit intérieur brut correspondant aux activités de pêche viables dans les petits États insulaires en développement, les pays les moins avancés et tous les pays',
        'Sustainable fisheries as a proportion of GDP in small island developing States, least developed countries and all countries',
      ),
    ),
    target(
      '14.a',
      [
        'زيادة المعارف العلمية، وتطوير قدرات البحث، ونقل التكنولوجيا البحرية، مع مراعاة معايير اللجنة الأوقيانوغرافية الحكومية الدولية ومبادئها التوجيهية المتعلقة بنقل التكنولوجيا البحرية، من أجل تحسين صحة المحيطات، وتعزيز إسهام التنوع البيولوجي البحري في تنمية البلدان النامية، ولا سيما الدول الجزرية الصغيرة النامية وأقل البلدان نموا',
        'Approfondir les connaissances scientifiques, renforcer les moyens de recherche et transférer les techniques marines, conformément aux Critères et principes directeurs de la Commission océanographique intergouvernementale concernant le transfert de techniques marines, l’objectif étant d’améliorer la santé des océans et de renforcer la contribution de la biodiversité marine au développement des pays en développement, en particulier des petits États insulaires en développement et des pays les moins avancés',
        'Increase scientific knowledge, develop research capacity and transfer marine technology, taking into account the Intergovernmental Oceanographic Commission Criteria and Guidelines on the Transfer of Marine Technology, in order to improve ocean health and to enhance the contribution of marine biodiversity to the development of developing countries, in particular small island developing States and least developed countries',
      ],
      indicator(
        '14.a.1',
        2,
        'نسبة مجموع الميزانية المخصصة للبحوث في مجال التكنولوجيا البحرية',
        'Proportion du budget total de la recherche allouée à la recherche sur les techniques marines',
        'Proportion of total research budget allocated to research in the field of marine technology',
      ),
    ),
    target(
      '14.b',
      [
        'تيسير وصول صغار الصيادين الحرفيين إلى الموارد البحرية والأسواق',
        'Garantir aux petits pêcheurs l’accès aux ressources marines et aux marchés',
        'Provide access for small-scale artisanal fishers to marine resources and markets',
      ],
      indicator(
        '14.b.1',
        1,
        'درجة تطبيق إطار قانوني أو تنظيمي أو سياساتي أو مؤسسي يعترف بحقوق مصائد الأسماك الصغيرة في الوصول إلى الموارد ويحمي تلك الحقوق',
        'État d’avancement de l’application de cadres juridiques, réglementaires, politiques ou institutionnels reconnaissant et protégeant les droits d’accès des petits pêcheurs',
        'Degree of application of a legal/regulatory/policy/institutional framework which recognizes and protects access rights for small-scale fisheries',
      ),
    ),
    target(
      '14.c',
      [
        'تعزيز حفظ المحيطات ومواردها واستخدامها استخداما مستداما بتنفيذ القانون الدولي بصيغته الواردة في اتفاقية الأمم المتحدة لقانون البحار التي تضع الإطار القانوني لحفظ المحيطات ومواردها واستخدامها على نحو مستدام، على نحو ما تشير إليه الفقرة 158 من وثيقة «المستقبل الذي نصبو إليه»',
        'Améliorer la conservation et l’utilisation durable des océans et de leurs ressources en application des dispositions du droit international, énoncées dans la Convention des Nations Unies sur le droit de la mer, qui fournit le cadre juridique requis pour la conservation et l’utilisation durable des océans et de leurs ressources, comme il est rappelé au paragraphe 158 de « L’avenir que nous voulons »',
        'Enhance the conservation and sustainable use of oceans and their resources by implementing international law as reflected in the United Nations Convention on the Law of the Sea, which provides the legal framework for the conservation and sustainable use of oceans and their resources, as recalled in paragraph 158 of “The future we want”',
      ],
      indicator(
        '14.c.1',
        2,
        'عدد البلدان التي تحرز تقدما في التصديق على صكوك متعلقة بالمحيطات تنفذ القانون الدولي بصيغته الواردة في اتفاقية الأمم المتحدة لقانون البحار، وفي قبول تلك الصكوك وتنفيذها من خلال أطر قانونية وسياساتية ومؤسسية، من أجل حفظ المحيطات ومواردها واستخدامها على نحو مستدام',
        'Nombre de pays progressant dans la ratification, l’acceptation et la mise en œuvre, au moyen de cadres juridiques, opérationnels et institutionnels, d’instruments relatifs aux océans visant à donner effet aux dispositions du droit international énoncées dans la Convention des Nations Unies sur le droit de la mer, aux fins de la conservation et de l’exploitation durable des océans et de leurs ressources',
        'Number of countries making progress in ratifying, accepting and implementing through legal, policy and institutional frameworks, ocean-related instruments that implement international law, as reflected in the United Nations Convention on the Law of the Sea, for the conservation and sustainable use of the oceans and their resources',
      ),
    ),
  ],
};
