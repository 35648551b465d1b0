import { indicator, type SdgGoal, target, words } from '../shape.ts';
import { TARGETS_16_VIOLENCE } from './goal-16-violence.ts';

export const GOAL_16: SdgGoal = {
  id: '16',
  short: words([
    'السلام والعدل والمؤسسات القوية',
    'Paix, justice et institutions efficaces',
    'Peace, justice and strong institutions',
  ]),
  title: words([
    'التشجيع على إقامة مجتمعات مسالمة لا يُهمَّش فيها أحد من أجل تحقيق التنمية المستدامة، وإتاحة إمكانية وصول الجميع إلى العدالة، وبناء مؤسسات فعالة وخاضعة للمساءلة وشاملة للجميع على جميع المستويات',
    'Promouvoir l’avènement de sociétés pacifiques et inclusives aux fins du développement durable, assurer l’accès de tous à la justice et mettre en place, à tous les niveaux, des institutions efficaces, responsables et ouvertes à tous',
    'Promote peaceful and inclusive societies for sustainable development, provide access to justice for all and build effective, accountable and inclusive institutions at all levels',
  ]),
  targets: [
    ...TARGETS_16_VIOLENCE,
    target(
      '16.5',
      [
        'الحد بدرجة كبيرة من الفساد والرشوة بجميع أشكالهما',
        'Réduire nettement la corruption et la pratique des pots-de-vin sous toutes leurs formes',
        'Substantially reduce corruption and bribery in all their forms',
      ],
      indicator(
        '16.5.1',
        2,
        'نسبة الأشخاص الذين اتصلوا مرة واحدة على الأقل بمسؤول حكومي ودفعوا رشوة لمسؤول حكومي، أو طلب منهم أولئك المسؤولون دفع رشوة، خلال الاثني عشر شهرا السابقة',
        'Proportion de personnes ayant eu affaire au moins une fois à un agent public auquel elles ont versé un pot-de-vin ou qui leur a demandé un pot-de-vin au cours des 12 mois précédents',
        'Proportion of persons who had at least one contact with a public official and who paid a bribe to a public official, or were asked for a bribe by those public officials, during the previous 12 months',
      ),
      indicator(
        '16.5.2',
        2,
        'نسبة الأعمال التجارية التي اتصلت مرة واحدة على الأقل بمسؤول حكومي ودفعت رشوة لمسؤول حكومي، أو طلب منها أولئك المسؤولون دفع رشوة، خلال الاثني عشر شهرا السابقة',
        'Proportion d’entreprises ayant eu affaire au moins une fois à un agent public auquel elles ont versé un pot-de-vin ou qui leur a demandé un pot-de-vin au cours des 12 mois précédents',
        'Proportion of businesses that had at least one contact with a public official and that paid a bribe to a public official, or were asked for a bribe by those public officials during the previous 12 months',
      ),
    ),
    target(
      '16.6',
      [
        'إنشاء مؤسسات فعالة وشفافة وخاضعة للمساءلة على جميع المستويات',
        'Mettre en place des institutions efficaces, responsables et transparentes à tous les niveaux',
        'Develop effective, accountable and transparent institutions at all levels',
      ],
      indicator(
        '16.6.1',
        1,
        'النفقات الحكومية الأولية كنسبة من الميزانية الأصلية المعتمدة، بحسب القطاع (أو بحسب رموز الميزانية أو ما شابه)',
        'Dépenses publiques primaires en proportion du budget initial approuvé, par secteur (ou par code budgétaire ou équivalent)',
        'Primary government expenditures as a proportion of original approved budget, by sector (or by budget codes or similar)',
      ),
      indicator(
        '16.6.2',
        2,
        'نسبة السكان الراضين عن تجربتهم الأخيرة مع الخدمات العامة',
        'Proportion de la population dont la dernière expérience avec les services publics a été satisfaisante',
        'Proportion of population satisfied with their last experience of public services',
      ),
    ),
    target(
      '16.7',
      [
        'كفالة اتخاذ القرارات على نحو مستجيب للاحتياجات وشامل للجميع وتشاركي وتمثيلي على جميع المستويات',
        'Faire en sorte que le dynamisme, l’ouverture, la participation et la représentation à tous les niveaux caractérisent la prise de décisions',
        'Ensure responsive, inclusive, participatory and representative decision-making at all levels',
      ],
      indicator(
        '16.7.1',
        2,
        'نسب الوظائف في المؤسسات الوطنية والمحلية، بما في ذلك (أ) الهيئات التشريعية و(ب) الخدمة العامة و(ج) السلطة القضائية، مقارنة بالتوزيع على الصعيد الوطني، بحسب الجنس والعمر والأشخاص ذوي الإعاقة والفئات السكانية',
        'Proportion de postes dans les institutions nationales et locales, notamment a) les corps législatifs, b) la fonction publique et c) l’appareil judiciaire, par rapport à la répartition nationale, par sexe, âge, situation au regard du handicap et groupe de population',
        'Proportions of positions in national and local institutions, including (a) the legislatures; (b) the public service; and (c) the judiciary, compared to national distributions, by sex, age, persons with disabilities and population groups',
      ),
      indicator(
        '16.7.2',
        2,
        'نسبة السكان الذين يعتقدون أن صنع القرار عملية شاملة للجميع وملبية للاحتياجات، بحسب الجنس والعمر والإعاقة والفئة السكانية',
        'Proportion de la population qui estime que la prise de décisions est ouverte et réactive, par sexe, âge, situation au regard du handicap et groupe de population',
        'Proportion of population who believe decision-making is inclusive and responsive, by sex, age, disability and population group',
      ),
    ),
    target(
      '16.8',
      [
        'توسيع وتعزيز مشاركة البلدان النامية في مؤسسات الحوكمة العالمية',
        'Élargir et renforcer la participation des pays en développement aux institutions chargées de la gouvernance au niveau mondial',
        'Broaden and strengthen the participation of developing countries in the institutions of global governance',
      ],
      indicator(
        '16.8.1',
        1,
        'نسبة عضوية البلدان النامية في المنظمات الدولية وحقوقها في التصويت فيها',
        'Proportion de pays en développement qui sont membres d’organisations internationales et disposent du droit de vote',
        'Proportion of members and voting rights of developing countries in international organizations',
      ),
    ),
    target(
      '16.9',
      [
        'توفير هوية قانونية للجميع، بما في ذلك تسجيل المواليد، بحلول عام 2030',
        'D’ici à 2030, garantir à tous une identité juridique, notamment grâce à l’enregistrement des naissances',
        'By 2030, provide legal identity for all, including birth registration',
      ],
      indicator(
        '16.9.1',
        1,
        'نسبة الأطفال دون سن الخامسة الذين سُجلت ولاداتهم لدى سلطة مدنية، بحسب العمر',
        'Proportion d’enfants de moins de 5 ans ayant été enregistrés par une autorité d’état civil, par âge',
        'Proportion of children under 5 years of age whose births have been registered with a civil authority, by age',
      ),
    ),
    target(
      '16.10',
      [
        'كفالة وصول الجمهور إلى المعلومات وحماية الحريات الأساسية، وفقا للتشريعات الوطنية والاتفاقات الدولية',
        'Garantir l’accès public à l’information et protéger les libertés fondamentales, conformément à la législation nationale et aux accords internationaux',
        'Ensure public access to information and protect fundamental freedoms, in accordance with national legislation and international agreements',
      ],
      indicator(
        '16.10.1',
        2,
        'عدد الحالات التي جرى التحقق منها لأعمال القتل والاختطاف والاختفاء القسري والاحتجاز التعسفي والتعذيب التي تعرض لها الصحفيون ومن يرتبط بهم من العاملين في وسائط الإعلام والنقابيون والمدافعون عن حقوق الإنسان خلال الاثني عشر شهرا السابقة',
        'Nombre de cas avérés de meurtre, d’enlèvement, de disparition forcée, de détention arbitraire et de torture dont ont été victimes des journalistes, des personnes travaillant dans les médias, des syndicalistes et des défenseurs des droits de l’homme au cours des 12 mois précédents',
        'Number of verified cases of killing, kidnapping, enforced disappearance, arbitrary detention and torture of journalists, associated media personnel, trade unionists and human rights advocates in the previous 12 months',
      ),
      indicator(
        '16.10.2',
        2,
        'عدد البلدان التي تعتمد وتنفذ ضمانات دستورية أو قانونية أو سياساتية لوصول الجمهور إلى المعلومات',
        'Nombre de pays adoptant et mettant en œuvre des garanties constitutionnelles, réglementaires ou politiques pour l’accès public à l’information',
        'Number of countries that adopt and implement constitutional, statutory and/or policy guarantees for public access to information',
      ),
    ),
    target(
      '16.a',
      [
        'تعزيز المؤسسات الوطنية ذات الصلة، بوسائل منها التعاون الدولي، سعيا لبناء القدرات على جميع المستويات، ولا سيما في البلدان النامية، لمنع العنف ومكافحة الإرهاب والجريمة',
        'Appuyer, notamment dans le cadre de la coopération internationale, les institutions nationales chargées de renforcer, à tous les niveaux, les moyens de prévenir la violence et de lutter contre le terrorisme et la criminalité, en particulier dans les pays en développement',
        'Strengthen relevant national institutions, including through international cooperation, for building capacity at all levels, in particular in developing countries, to prevent violence and combat terrorism and crime',
      ],
      indicator(
        '16.a.1',
        1,
        'وجود مؤسسات وطنية مستقلة لحقوق الإنسان تمتثل لمبادئ باريس',
        'Existence d’institutions nationales des droits de l’homme indépendantes et conformes aux Principes de Paris',
        'Existence of independent national human rights institutions in compliance with the Paris Principles',
      ),
    ),
    target(
      '16.b',
      [
        'تعزيز القوانين والسياسات غير التمييزية لتحقيق التنمية المستدامة، وإنفاذ تلك القوانين والسياسات',
        'Promouvoir et appliquer des lois et politiques non discriminatoires pour le développement durable',
        'Promote and enforce non-discriminatory laws and policies for sustainable development',
      ],
      indicator(
        '16.b.1',
        2,
        'نسبة السكان الذين أبلغوا عن تعرضهم شخصيا للتمييز أو التحرش خلال الاثني عشر شهرا السابقة لأسباب يحظر القانون الدولي لحقوق الإنسان التمييز على أساسها',
        'Proportion de la population ayant signalé avoir personnellement fait l’objet de discrimination ou de harcèlement au cours des 12 mois précédents pour des motifs interdits par le droit international des droits de l’homme',
        'Proportion of population reporting having personally felt discriminated against or harassed in the previous 12 months on the basis of a ground of discrimination prohibited under international human rights law',
      ),
    ),
  ],
};
