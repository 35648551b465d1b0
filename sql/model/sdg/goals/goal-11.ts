import { indicator, type SdgGoal, target, words } from '../shape.ts';

export const GOAL_11: SdgGoal = {
  id: '11',
  short: words([
    'مدن ومجتمعات محلية مستدامة',
    'Villes et communautés durables',
    'Sustainable cities and communities',
  ]),
  title: words([
    'جعل المدن والمستوطنات البشرية شاملة للجميع وآمنة وقادرة على الصمود ومستدامة',
    'Faire en sorte que les villes et les établissements humains soient ouverts à tous, sûrs, résilients et durables',
    'Make cities and human settlements inclusive, safe, resilient and sustainable',
  ]),
  targets: [
    target(
      '11.1',
      [
        'كفالة حصول الجميع على مساكن وخدمات أساسية ملائمة وآمنة وميسورة التكلفة، ورفع مستوى الأحياء الفقيرة، بحلول عام 2030',
        'D’ici à 2030, assurer l’accès de tous à un logement et des services de base adéquats et sûrs, à un coût abordable, et assainir les quartiers de taudis',
        'By 2030, ensure access for all to adequate, safe and affordable housing and basic services and upgrade slums',
      ],
      indicator(
        '11.1.1',
        1,
        'نسبة السكان الحضريين الذين يعيشون في أحياء فقيرة أو مستوطنات غير رسمية أو مساكن غير لائقة',
        'Proportion de la population urbaine vivant dans des quartiers de taudis, des implantations sauvages ou des logements inadéquats',
        'Proportion of urban population living in slums, informal settlements or inadequate housing',
      ),
    ),
    target(
      '11.2',
      [
        'توفير إمكانية وصول الجميع إلى نظم نقل مأمونة وميسورة التكلفة ويسهل الوصول إليها ومستدامة، وتحسين السلامة على الطرق، ولا سيما بتوسيع نطاق النقل العام، مع إيلاء اهتمام خاص لاحتياجات الأشخاص الذين يعيشون في ظروف هشة والنساء والأطفال والأشخاص ذوي الإعاقة وكبار السن، بحلول عام 2030',
        'D’ici à 2030, assurer l’accès de tous à des systèmes de transport sûrs, accessibles et viables, à un coût abordable, en améliorant la sécurité routière, notamment en développant les transports publics, une attention particulière devant être accordée aux besoins des personnes en situation vulnérable, des femmes, des enfants, des personnes handicapées et des personnes âgées',
        'By 2030, provide access to safe, affordable, accessible and sustainable transport systems for all, improving road safety, notably by expanding public transport, with special attention to the needs of those in vulnerable situations, women, children, persons with disabilities and older persons',
      ],
      indicator(
        '11.2.1',
        2,
        'نسبة السكان الذين تتوافر لهم وسائل النقل العام المناسبة، بحسب الجنس والعمر والأشخاص ذوي الإعاقة',
        'Proportion de la population ayant aisément accès aux transports publics, par sexe, âge et type de handicap',
        'Proportion of population that has convenient access to public transport, by sex, age and persons with disabilities',
      ),
    ),
    target(
      '11.3',
      [
        'تعزيز التوسع الحضري الشامل للجميع والمستدام، والقدرة على تخطيط وإدارة المستوطنات البشرية في جميع البلدان على نحو قائم على المشاركة ومتكامل ومستدام، بحلول عام 2030',
        'D’ici à 2030, renforcer l’urbanisation durable pour tous et les capacités de planification et de gestion participatives, intégrées et durables des établissements humains dans tous les pays',
        'By 2030, enhance inclusive and sustainable urbanization and capacity for participatory, integrated and sustainable human settlement planning and management in all countries',
      ],
      indicator(
        '11.3.1',
        2,
        'نسبة معدل استهلاك الأراضي إلى معدل النمو السكاني',
        'Ratio entre le taux d’utilisation des terres et le taux de croissance démographique',
        'Ratio of land consumption rate to population growth rate',
      ),
      indicator(
        '11.3.2',
        2,
        'نسبة المدن التي لديها هيكل يتيح مشاركة المجتمع المدني مباشرة في تخطيط المناطق الحضرية وإدارتها، ويعمل بانتظام ويدار بطريقة ديمقراطية',
        'Proportion de villes dotées d’une structure de participation directe de la société civile à la gestion et à l’aménagement des villes, fonctionnant de façon régulière et démocratique',
        'Proportion of cities with a direct participation structure of civil society in urban planning and management that operate regularly and democratically',
      ),
    ),
    target(
      '11.4',
      [
        'تعزيز الجهود الرامية إلى حماية وصون التراث الثقافي والطبيعي العالمي',
        'Redoubler d’efforts pour protéger et préserver le patrimoine culturel et naturel mondial',
        'Strengthen efforts to protect and safeguard the world’s cultural and natural heritage',
      ],
      indicator(
        '11.4.1',
        2,
        'نصيب الفرد من مجموع النفقات على حفظ وحماية وصون جميع أصناف التراث الثقافي والطبيعي، بحسب مصدر التمويل (عام وخاص) ونوع التراث (ثقافي وطبيعي) ومستوى الحكم (وطني وإقليمي ومحلي)',
        'Dépenses totales par habitant consacrées à la préservation, à la protection et à la conservation de l’ensemble du patrimoine culturel et naturel, par source de financement (public et privé), type de patrimoine (culturel et naturel) et niveau d’administration (national, régional et local)',
        'Total per capita expenditure on the preservation, protection and conservation of all cultural and natural heritage, by source of funding (public, private), type of heritage (cultural, natural) and level of government (national, regional, and local/municipal)',
      ),
    ),
    target(
      '11.5',
      [
        'تحقيق انخفاض كبير في عدد الوفيات وعدد الأشخاص المتأثرين، وانخفاض كبير في الخسائر الاقتصادية المباشرة المتصلة بالناتج المحلي الإجمالي العالمي التي تحدث بسبب الكوارث، بما في ذلك الكوارث المتصلة بالمياه، مع التركيز على حماية الفقراء والأشخاص الذين يعيشون في ظروف هشة، بحلول عام 2030',
        'D’ici à 2030, réduire nettement le nombre de personnes tuées et le nombre de personnes touchées par les catastrophes, y compris celles qui sont liées à l’eau, et réduire nettement la part du produit intérieur brut mondial représentée par les pertes économiques directement imputables à ces catastrophes, l’accent étant mis sur la protection des pauvres et des personnes en situation vulnérable',
        'By 2030, significantly reduce the number of deaths and the number of people affected and substantially decrease the direct economic losses relative to global gross domestic product caused by disasters, including water-related disasters, with a focus on protecting the poor and people in vulnerable situations',
      ],
      indicator(
        '11.5.1',
        2,
        'عدد الأشخاص المتوفين والمفقودين ومن تأثروا مباشرة بسبب الكوارث من بين كل 100 000 شخص من السكان',
        'Nombre de décès, de disparus et de personnes directement touchées attribués à des catastrophes, pour 100 000 personnes',
        'Number of deaths, missing persons and directly affected persons attributed to disasters per 100,000 population',
      ),
      indicator(
        '11.5.2',
        2,
        'الخسائر الاقتصادية المباشرة الناجمة عن الكوارث مقارنة بالناتج المحلي الإجمالي العالمي',
        'Pertes économiques directement attribuées à des catastrophes par rapport au produit intérieur brut mondial',
        'Direct economic loss attributed to disasters in relation to global gross domestic product (GDP)',
      ),
      indicator(
        '11.5.3',
        2,
        '(أ) الأضرار التي لحقت بالهياكل الأساسية الحيوية و(ب) عدد الأعطال التي لحقت بالخدمات الأساسية بسبب الكوارث',
        'a) Dommages causés aux infrastructures critiques et b) nombre de perturbations des services de base, attribués à des catastrophes',
        '(a) Damage to critical infrastructure and (b) number of disruptions to basic services, attributed to disasters',
      ),
    ),
    target(
      '11.6',
      [
        'الحد من الأثر البيئي السلبي الفردي للمدن، بطرق منها إيلاء اهتمام خاص لنوعية الهواء وإدارة نفايات البلديات وغيرها، بحلول عام 2030',
        'D’ici à 2030, réduire l’impact environnemental négatif des villes par habitant, y compris en accordant une attention particulière à la qualité de l’air et à la gestion, notamment municipale, des déchets',
        'By 2030, reduce the adverse per capita environmental impact of cities, including by paying special attention to air quality and municipal and other waste management',
      ],
      indicator(
        '11.6.1',
        2,
        'نسبة النفايات الصلبة البلدية التي تُجمع وتدار في مرافق خاضعة للرقابة من مجموع النفايات البلدية المتولدة، بحسب المدينة',
        'Proportion de déchets municipaux solides collectés et gérés dans des installations contrôlées sur le total des déchets municipaux générés, par ville',
        'Proportion of municipal solid waste collected and managed in controlled facilities out of total municipal waste generated, by cities',
      ),
      indicator(
        '11.6.2',
        1,
        'المتوسط السنوي لمستويات الجسيمات الدقيقة (مثل الجسيمات من الفئة 2.5 والجسيمات من الفئة 10) في المدن (مرجحا حسب السكان)',
        'Niveau moyen annuel de particules fines (PM2,5 et PM10, par exemple) dans les villes (pondéré en fonction du nombre d’habitants)',
        'Annual mean levels of fine particulate matter (e.g. PM2.5 and PM10) in cities (population weighted)',
      ),
    ),
    target(
      '11.7',
      [
        'توفير سبل استفادة الجميع من مساحات خضراء وأماكن عامة آمنة وشاملة للجميع ويمكن الوصول إليها، ولا سيما بالنسبة للنساء والأطفال وكبار السن والأشخاص ذوي الإعاقة، بحلول عام 2030',
        'D’ici à 2030, assurer l’accès de tous, en particulier des femmes et des enfants, des personnes âgées et des personnes handicapées, à des espaces verts et des espaces publics sûrs',
        'By 2030, provide universal access to safe, inclusive and accessible, green and public spaces, in particular for women and children, older persons and persons with disabilities',
      ],
      indicator(
        '11.7.1',
        2,
        'متوسط حصة المنطقة المبنية بالمدن التي تمثل فضاء مفتوحا للاستخدام العام للجميع، بحسب الجنس والعمر والأشخاص ذوي الإعاقة',
        'Proportion moyenne de la surface urbaine construite consacrée à des espaces publics accessibles à tous, par sexe, âge et type de handicap',
        'Average share of the built-up area of cities that is open space for public use for all, by sex, age and persons with disabilities',
      ),
      indicator(
        '11.7.2',
        2,
        'نسبة ضحايا التحرش غير الجنسي أو الجنسي، بحسب الجنس والعمر والإعاقة ومكان حدوثه، خلال الاثني عشر شهرا السابقة',
        'Proportion de personnes victimes de harcèlement non sexuel ou sexuel, par sexe, âge, handicap et lieu des faits, au cours des 12 mois précédents',
        'Proportion of persons victim of non-sexual or sexual harassment, by sex, age, disability status and place of occurrence, in the previous 12 months',
      ),
    ),
    target(
      '11.a',
      [
        'دعم الروابط الإيجابية الاقتصادية والاجتماعية والبيئية بين المناطق الحضرية والمناطق المحيطة بالمناطق الحضرية والمناطق الريفية، من خلال تعزيز تخطيط التنمية الوطنية والإقليمية',
        'Favoriser l’établissement de liens économiques, sociaux et environnementaux positifs entre zones urbaines, périurbaines et rurales en renforçant la planification du développement à l’échelle nationale et régionale',
        'Support positive economic, social and environmental links between urban, peri-urban and rural areas by strengthening national and regional development planning',
      ],
      indicator(
        '11.a.1',
        2,
        'عدد البلدان التي لديها سياسات حضرية وطنية أو خطط إنمائية إقليمية (أ) تستجيب لديناميات السكان و(ب) تكفل التنمية الإقليمية المتوازنة و(ج) تزيد الحيز المالي المحلي',
        'Nombre de pays ayant des politiques urbaines nationales ou des plans de développement régionaux qui a) répondent aux dynamiques de population, b) veillent à un développement territorial équilibré et c) augmentent la marge de manœuvre budgétaire locale',
        'Number of countries that have national urban policies or regional development plans that (a) respond to population dynamics; (b) ensure balanced territorial development; and (c) increase local fiscal space',
      ),
    ),
    target(
      '11.b',
      [
        'العمل، بحلول عام 2020، على تحقيق زيادة كبيرة في عدد المدن والمستوطنات البشرية التي تعتمد وتنفذ سياسات وخططا متكاملة من أجل شمول الجميع، وتحقيق الكفاءة في استخدام الموارد، والتخفيف من تغير المناخ والتكيف معه، والقدرة على الصمود في مواجهة الكوارث، ووضع وتنفيذ الإدارة الكلية لمخاطر الكوارث على جميع المستويات، بما يتماشى مع إطار سنداي للحد من مخاطر الكوارث للفترة 2015-2030',
        'D’ici à 2020, accroître nettement le nombre de villes et d’établissements humains qui adoptent et mettent en œuvre des politiques et plans d’action intégrés en faveur de l’insertion de tous, de l’utilisation rationnelle des ressources, de l’adaptation aux effets des changements climatiques et de leur atténuation et de la résilience face aux catastrophes, et élaborer et mettre en œuvre, conformément au Cadre de Sendai pour la réduction des risques de catastrophe (2015-2030), une gestion globale des risques de catastrophe à tous les niveaux',
        'By 2020, substantially increase the number of cities and human settlements adopting and implementing integrated policies and plans towards inclusion, resource efficiency, mitigation and adaptation to climate change, resilience to disasters, and develop and implement, in line with the Sendai Framework for Disaster Risk Reduction 2015–2030, holistic disaster risk management at all levels',
      ],
      indicator(
        '11.b.1',
        1,
        'عدد البلدان التي تعتمد وتنفذ استراتيجيات وطنية للحد من مخاطر الكوارث تمشيا مع إطار سنداي للحد من مخاطر الكوارث للفترة 2015-2030',
        'Nombre de pays ayant adopté et mis en place des stratégies nationales de réduction des risques de catastrophe, conformément au Cadre de Sendai pour la réduction des risques de catastrophe (2015-2030)',
        'Number of countries that adopt and implement national disaster risk reduction strategies in line with the Sendai Framework for Disaster Risk Reduction 2015–2030',
      ),
      indicator(
        '11.b.2',
        2,
        'نسبة الحكومات المحلية التي تعتمد وتنفذ استراتيجيات محلية للحد من مخاطر الكوارث تمشيا مع الاستراتيجيات الوطنية للحد من مخاطر الكوارث',
        'Proportion d’administrations locales ayant adopté et mis en place des stratégies locales de réduction des risques de catastrophe, conformément aux stratégies suivies à l’échelle nationale',
        'Proportion of local governments that adopt and implement local disaster risk reduction strategies in line with national disaster risk reduction strategies',
      ),
    ),
    target('11.c', [
      'دعم أقل البلدان نموا، بوسائل منها تقديم المساعدة المالية والتقنية، في إقامة المباني المستدامة والقادرة على الصمود باستخدام المواد المحلية',
      'Aider les pays les moins avancés, y compris par une assistance financière et technique, à construire des bâtiments durables et résilients en utilisant des matériaux locaux',
      'Support least developed countries, including through financial and technical assistance, in building sustainable and resilient buildings utilizing local materials',
    ]),
  ],
};
