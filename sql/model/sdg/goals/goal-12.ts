import { indicator, type SdgGoal, target, words } from '../shape.ts';

export const GOAL_12: SdgGoal = {
  id: '12',
  short: words([
    'الاستهلاك والإنتاج المسؤولان',
    'Consommation et production responsables',
    'Responsible consumption and production',
  ]),
  title: words([
    'ضمان وجود أنماط استهلاك وإنتاج مستدامة',
    'Établir des modes de consommation et de production durables',
    'Ensure sustainable consumption and production patterns',
  ]),
  targets: [
    target(
      '12.1',
      [
        'تنفيذ الإطار العشري للبرامج المتعلقة بأنماط الاستهلاك والإنتاج المستدامة، مع قيام جميع البلدان باتخاذ إجراءات وتولي البلدان المتقدمة النمو دور الريادة، مع مراعاة مستوى التنمية في البلدان النامية وقدراتها',
        'Mettre en œuvre le Cadre décennal de programmation concernant les modes de consommation et de production durables avec la participation de tous les pays, les pays développés montrant l’exemple en la matière, compte tenu du degré de développement et des capacités des pays en développement',
        'Implement the 10-Year Framework of Programmes on Sustainable Consumption and Production Patterns, all countries taking action, with developed countries taking the lead, taking into account the development and capabilities of developing countries',
      ],
      indicator(
        '12.1.1',
        1,
        'عدد البلدان التي تضع أدوات في مجال السياسات أو تعتمدها أو تنفذها دعما للتحول إلى الاستهلاك والإنتاج المستدامين',
        'Nombre de pays élaborant, adoptant ou mettant en œuvre des instruments de politique générale visant à faciliter le passage à des modes de consommation et de production durables',
        'Number of countries developing, adopting or implementing policy instruments aimed at supporting the shift to sustainable consumption and production',
      ),
    ),
    target(
      '12.2',
      [
        'تحقيق الإدارة المستدامة والاستخدام الكفؤ للموارد الطبيعية، بحلول عام 2030',
        'D’ici à 2030, parvenir à une gestion durable et à une utilisation rationnelle des ressources naturelles',
        'By 2030, achieve the sustainable management and efficient use of natural resources',
      ],
      indicator(
        '12.2.1',
        1,
        'الأثر المادي، ونصيب الفرد من الأثر المادي، ونسبة الأثر المادي إلى الناتج المحلي الإجمالي',
        'Empreinte matérielle, empreinte matérielle par habitant et empreinte matérielle par unité de produit intérieur brut',
        'Material footprint, material footprint per capita, and material footprint per GDP',
      ),
      indicator(
        '12.2.2',
        1,
        'الاستهلاك المادي المحلي، ونصيب الفرد من الاستهلاك المادي المحلي، ونسبة الاستهلاك المادي المحلي إلى الناتج المحلي الإجمالي',
        'Consommation matérielle nationale, consommation matérielle nationale par habitant et consommation matérielle nationale par unité de produit intérieur brut',
        'Domestic material consumption, domestic material consumption per capita, and domestic material consumption per GDP',
      ),
    ),
    target(
      '12.3',
      [
        'تخفيض نصيب الفرد من النفايات الغذائية العالمية على صعيد أماكن البيع بالتجزئة والمستهلكين بمقدار النصف، والحد من خسائر الأغذية في مراحل الإنتاج وسلاسل الإمداد، بما في ذلك خسائر ما بعد الحصاد، بحلول عام 2030',
        'D’ici à 2030, réduire de moitié à l’échelle mondiale le volume de déchets alimentaires par habitant, au niveau de la distribution comme de la consommation, et diminuer les pertes de produits alimentaires tout au long des chaînes de production et d’approvisionnement, y compris les pertes après récolte',
        'By 2030, halve per capita global food waste at the retail and consumer levels and reduce food losses along production and supply chains, including post-harvest losses',
      ],
      indicator(
        '12.3.1',
        2,
        '(أ) مؤشر خسائر الأغذية و(ب) مؤشر النفايات الغذائية',
        'a) Indice des pertes alimentaires et b) indice du gaspillage alimentaire',
        '(a) Food loss index and (b) food waste index',
      ),
    ),
    target(
      '12.4',
      [
        'تحقيق الإدارة السليمة بيئيا للمواد الكيميائية وجميع النفايات طوال دورة عمرها، وفقا للأطر الدولية المتفق عليها، والحد بدرجة كبيرة من إطلاقها في الهواء والماء والتربة من أجل التقليل إلى أدنى حد من آثارها الضارة على صحة الإنسان والبيئة، بحلول عام 2020',
        'D’ici à 2020, parvenir à une gestion écologiquement rationnelle des produits chimiques et de tous les déchets tout au long de leur cycle de vie, conformément aux principes directeurs arrêtés à l’échelle internationale, et réduire nettement leur déversement dans l’air, l’eau et le sol, afin de minimiser leurs effets négatifs sur la santé et l’environnement',
        'By 2020, achieve the environmentally sound management of chemicals and all wastes throughout their life cycle, in accordance with agreed international frameworks, and significantly reduce their release to air, water and soil in order to minimize their adverse impacts on human health and the environment',
      ],
      indicator(
        '12.4.1',
        1,
        'عدد الأطراف في الاتفاقات البيئية الدولية المتعددة الأطراف المتعلقة بالنفايات الخطرة وغيرها من المواد الكيميائية التي تفي بتعهداتها والتزاماتها في نقل المعلومات على النحو الذي يتطلبه كل اتفاق',
        'Nombre de parties aux accords internationaux multilatéraux sur l’environnement relatifs aux déchets dangereux et autres produits chimiques ayant satisfait à leurs engagements et obligations en matière de communication d’informations comme suite à chaque accord',
        'Number of parties to international multilateral environmental agreements on hazardous waste, and other chemicals that meet their commitments and obligations in transmitting information as required by each relevant agreement',
      ),
      indicator(
        '12.4.2',
        2,
        '(أ) نصيب الفرد من توليد النفايات الخطرة و(ب) نسبة النفايات الخطرة المعالجة، بحسب نوع المعالجة',
        'a) Production de déchets dangereux par habitant et b) proportion de déchets dangereux traités, par type de traitement',
        '(a) Hazardous waste generated per capita; and (b) proportion of hazardous waste treated, by type of treatment',
      ),
    ),
    target(
      '12.5',
      [
        'الحد بدرجة كبيرة من إنتاج النفايات، من خلال المنع والتخفيض وإعادة التدوير وإعادة الاستعمال، بحلول عام 2030',
        'D’ici à 2030, réduire nettement la production de déchets par la prévention, la réduction, le recyclage et la réutilisation',
        'By 2030, substantially reduce waste generation through prevention, reduction, recycling and reuse',
      ],
      indicator(
        '12.5.1',
        2,
        'معدل إعادة التدوير على الصعيد الوطني، وعدد أطنان المواد المعاد تدويرها',
        'Taux de recyclage national, tonnes de matériaux recyclés',
        'National recycling rate, tons of material recycled',
      ),
    ),
    target(
      '12.6',
      [
        'تشجيع الشركات، ولا سيما الشركات الكبيرة والشركات عبر الوطنية، على اعتماد ممارسات مستدامة، وإدراج معلومات الاستدامة في دورة تقديم تقاريرها',
        'Encourager les entreprises, en particulier les grandes entreprises et les sociétés transnationales, à adopter des pratiques viables et à intégrer dans les rapports qu’elles établissent des informations sur la viabilité',
        'Encourage companies, especially large and transnational companies, to adopt sustainable practices and to integrate sustainability information into their reporting cycle',
      ],
      indicator(
        '12.6.1',
        1,
        'عدد الشركات التي تنشر تقارير تتعلق بالاستدامة',
        'Nombre de sociétés publiant des rapports sur la viabilité',
        'Number of companies publishing sustainability reports',
      ),
    ),
    target(
      '12.7',
      [
        'تعزيز ممارسات الشراء العمومي المستدامة، وفقا للسياسات والأولويات الوطنية',
        'Promouvoir des pratiques durables dans le cadre de la passation des marchés publics, conformément aux politiques et priorités nationales',
        'Promote public procurement practices that are sustainable, in accordance with national policies and priorities',
      ],
      indicator(
        '12.7.1',
        2,
        'عدد البلدان التي تنفذ سياسات وخطط عمل متعلقة بالشراء العمومي المستدام',
        'Nombre de pays mettant en œuvre des politiques et plans d’action en faveur des pratiques durables de passation des marchés publics',
        'Number of countries implementing sustainable public procurement policies and action plans',
      ),
    ),
    target(
      '12.8',
      [
        'كفالة أن تتوافر للناس في كل مكان المعلومات ذات الصلة والوعي بالتنمية المستدامة وأنماط العيش في وئام مع الطبيعة، بحلول عام 2030',
        'D’ici à 2030, faire en sorte que toutes les personnes, partout dans le monde, aient les informations et connaissances nécessaires au développement durable et à un style de vie en harmonie avec la nature',
        'By 2030, ensure that people everywhere have the relevant information and awareness for sustainable development and lifestyles in harmony with nature',
      ],
      indicator(
        '12.8.1',
        2,
        'مدى تعميم ‘1’ تعليم المواطنة العالمية و‘2’ التعليم من أجل التنمية المستدامة في (أ) السياسات التعليمية الوطنية و(ب) المناهج الدراسية و(ج) تدريب المعلمين و(د) تقييم الطلاب',
        'Degré d’intégration i) de l’éducation à la citoyenneté mondiale et ii) de l’éducation au développement durable dans a) les politiques nationales d’éducation, b) les programmes d’enseignement, c) la formation des enseignants et d) l’évaluation des étudiants',
        'Extent to which (i) global citizenship education and (ii) education for sustainable development are mainstreamed in (a) national education policies; (b) curricula; (c) teacher education; and (d) student assessment',
      ),
    ),
    target(
      '12.a',
      [
        'دعم البلدان النامية لتعزيز قدراتها العلمية والتكنولوجية للمضي قدما نحو أنماط استهلاك وإنتاج أكثر استدامة',
        'Aider les pays en développement à se doter des moyens scientifiques et technologiques qui leur permettent de s’orienter vers des modes de consommation et de production plus durables',
        'Support developing countries to strengthen their scientific and technological capacity to move towards more sustainable patterns of consumption and production',
      ],
      indicator(
        '12.a.1',
        1,
        'القدرة المركبة لتوليد الطاقة المتجددة في البلدان النامية والبلدان المتقدمة النمو (بالواط لكل فرد)',
        'Capacité installée de production d’énergie renouvelable dans les pays en développement et développés (en watts par habitant)',
        'Installed renewable energy-generating capacity in developing and developed countries (in watts per capita)',
      ),
    ),
    target(
      '12.b',
      [
        'وضع وتنفيذ أدوات لرصد تأثيرات السياحة المستدامة، التي توفر فرص العمل وتعزز الثقافة والمنتجات المحلية، في التنمية المستدامة',
        'Mettre au point et utiliser des outils de contrôle de l’impact sur le développement durable d’un tourisme durable créateur d’emplois et valorisant la culture et les produits locaux',
        'Develop and implement tools to monitor sustainable development impacts for sustainable tourism that creates jobs and promotes local culture and products',
      ],
      indicator(
        '12.b.1',
        1,
        'تطبيق أدوات محاسبية موحدة لرصد الجوانب الاقتصادية والبيئية لاستدامة السياحة',
        'Mise en place d’instruments de comptabilité standard permettant de contrôler les aspects économiques et environnementaux du caractère durable du tourisme',
        'Implementation of standard accounting tools to monitor the economic and environmental aspects of tourism sustainability',
      ),
    ),
    target(
      '12.c',
      [
        'ترشيد إعانات الوقود الأحفوري غير الفعالة التي تشجع على الإسراف في الاستهلاك، وذلك بإزالة تشوهات الأسواق، وفقا للظروف الوطنية، بطرق منها إعادة هيكلة الضرائب والتخلص بالتدريج من الإعانات الضارة، حيثما وجدت، لإظهار آثارها البيئية، مع إيلاء الاعتبار الكامل للاحتياجات والظروف الخاصة للبلدان النامية، والتقليل إلى أدنى حد ممكن من الآثار السلبية على نموها على نحو يكفل حماية الفقراء والمجتمعات المحلية المتأثرة',
        'Rationaliser les subventions aux combustibles fossiles qui sont source de gaspillage, grâce à l’élimination des distorsions du marché, eu égard au contexte national, y compris au moyen de la restructuration de la fiscalité et de la suppression progressive des subventions préjudiciables qui sont en place, en mettant en évidence leur impact sur l’environnement, en tenant pleinement compte des besoins et de la situation propres aux pays en développement et en réduisant au minimum les éventuels effets négatifs sur le développement de ces pays tout en protégeant les pauvres et les populations concernées',
        'Rationalize inefficient fossil-fuel subsidies that encourage wasteful consumption by removing market distortions, in accordance with national circumstances, including by restructuring taxation and phasing out those harmful subsidies, where they exist, to reflect their environmental impacts, taking fully into account the specific needs and conditions of developing countries and minimizing the possible adverse impacts on their development in a manner that protects the poor and the affected communities',
      ],
      indicator(
        '12.c.1',
        1,
        'مقدار إعانات الوقود الأحفوري (الإنتاج والاستهلاك) لكل وحدة من الناتج المحلي الإجمالي',
        'Montant des subventions aux combustibles fossiles (production et consommation) par unité de produit intérieur brut',
        'Amount of fossil-fuel subsidies (production and consumption) per unit of GDP',
      ),
    ),
  ],
};
