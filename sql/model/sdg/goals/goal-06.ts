import { indicator, type SdgGoal, target, words } from '../shape.ts';

export const GOAL_6: SdgGoal = {
  id: '6',
  short: words([
    'المياه النظيفة والنظافة الصحية',
    'Eau propre et assainissement',
    'Clean water and sanitation',
  ]),
  title: words([
    'كفالة توافر المياه وخدمات الصرف الصحي للجميع وإدارتها إدارة مستدامة',
    'Garantir l’accès de tous à des services d’alimentation en eau et d’assainissement gérés de façon durable',
    'Ensure availability and sustainable management of water and sanitation for all',
  ]),
  targets: [
    target(
      '6.1',
      [
        'تحقيق هدف حصول الجميع بشكل منصف على مياه الشرب المأمونة والميسورة التكلفة بحلول عام 2030',
        'D’ici à 2030, assurer l’accès universel et équitable à l’eau potable, à un coût abordable',
        'By 2030, achieve universal and equitable access to safe and affordable drinking water for all',
      ],
      indicator(
        '6.1.1',
        2,
        'نسبة السكان الذين يستفيدون من خدمات مياه الشرب التي تدار بطريقة مأمونة',
        'Proportion de la population utilisant des services d’alimentation en eau potable gérés en toute sécurité',
        'Proportion of population using safely managed drinking water services',
      ),
    ),
    target(
      '6.2',
      [
        'تحقيق هدف حصول الجميع على خدمات الصرف الصحي والنظافة الصحية ووضع نهاية للتغوط في العراء، وإيلاء اهتمام خاص لاحتياجات النساء والفتيات ومن يعيشون في ظروف هشة، بحلول عام 2030',
        'D’ici à 2030, assurer l’accès de tous, dans des conditions équitables, à des services d’assainissement et d’hygiène adéquats et mettre fin à la défécation en plein air, en accordant une attention particulière aux besoins des femmes et des filles et des personnes en situation vulnérable',
        'By 2030, achieve access to adequate and equitable sanitation and hygiene for all and end open defecation, paying special attention to the needs of women and girls and those in vulnerable situations',
      ],
      indicator(
        '6.2.1',
        2,
        'نسبة السكان الذين يستفيدون من (أ) خدمات صرف صحي تدار بطريقة مأمونة و(ب) مرافق لغسل الأيدي بالصابون والمياه',
        'Proportion de la population utilisant a) des services d’assainissement gérés en toute sécurité et b) des équipements pour se laver les mains avec de l’eau et du savon',
        'Proportion of population using (a) safely managed sanitation services and (b) a hand-washing facility with soap and water',
      ),
    ),
    target(
      '6.3',
      [
        'تحسين نوعية المياه عن طريق الحد من التلوث ووقف إلقاء النفايات والمواد الكيميائية الخطرة وتقليل تسربها إلى أدنى حد، وخفض نسبة مياه المجاري غير المعالجة إلى النصف، وزيادة إعادة التدوير وإعادة الاستخدام المأمونة بنسبة كبيرة على الصعيد العالمي، بحلول عام 2030',
        'D’ici à 2030, améliorer la qualité de l’eau en réduisant la pollution, en éliminant l’immersion de déchets et en réduisant au minimum les émissions de produits chimiques et de matières dangereuses, en diminuant de moitié la proportion d’eaux usées non traitées et en augmentant considérablement à l’échelle mondiale le recyclage et la réutilisation sans danger de l’eau',
        'By 2030, improve water quality by reducing pollution, eliminating dumping and minimizing release of hazardous chemicals and materials, halving the proportion of untreated wastewater and substantially increasing recycling and safe reuse globally',
      ],
      indicator(
        '6.3.1',
        2,
        'نسبة تدفقات مياه الصرف المنزلية والصناعية المعالجة بطريقة مأمونة',
        'Proportion des flux d’eaux usées ménagères et industrielles traités en toute sécurité',
        'Proportion of domestic and industrial wastewater flows safely treated',
      ),
      indicator(
        '6.3.2',
        2,
        'نسبة الكتل المائية الآتية من مياه ذات نوعية جيدة',
        'Proportion des masses d’eau dont la qualité de l’eau ambiante est bonne',
        'Proportion of bodies of water with good ambient water quality',
      ),
    ),
    target(
      '6.4',
      [
        'زيادة كفاءة استخدام المياه في جميع القطاعات زيادة كبيرة، وضمان سحب المياه العذبة وإمداداتها على نحو مستدام من أجل معالجة شح المياه، والحد بدرجة كبيرة من عدد الأشخاص الذين يعانون من ندرة المياه، بحلول عام 2030',
        'D’ici à 2030, faire en sorte que les ressources en eau soient utilisées beaucoup plus efficacement dans tous les secteurs et garantir la viabilité des prélèvements et de l’approvisionnement en eau douce afin de remédier à la pénurie d’eau et de réduire nettement le nombre de personnes qui manquent d’eau',
        'By 2030, substantially increase water-use efficiency across all sectors and ensure sustainable withdrawals and supply of freshwater to address water scarcity and substantially reduce the number of people suffering from water scarcity',
      ],
      indicator(
        '6.4.1',
        1,
        'التغير في كفاءة استخدام المياه على مدى فترة من الزمن',
        'Variation de l’efficacité de l’utilisation des ressources en eau',
        'Change in water-use efficiency over time',
      ),
      indicator(
        '6.4.2',
        1,
        'حجم الضغط الذي تتعرض له المياه: سحب المياه العذبة كنسبة من موارد المياه العذبة المتاحة',
        'Niveau de stress hydrique : prélèvements d’eau douce en proportion des ressources en eau douce disponibles',
        'Level of water stress: freshwater withdrawal as a proportion of available freshwater resources',
      ),
    ),
    target(
      '6.5',
      [
        'تنفيذ الإدارة المتكاملة لموارد المياه على جميع المستويات، بما في ذلك من خلال التعاون العابر للحدود حسب الاقتضاء، بحلول عام 2030',
        'D’ici à 2030, assurer la gestion intégrée des ressources en eau à tous les niveaux, y compris au moyen de la coopération transfrontière selon qu’il convient',
        'By 2030, implement integrated water resources management at all levels, including through transboundary cooperation as appropriate',
      ],
      indicator(
        '6.5.1',
        1,
        'درجة تنفيذ الإدارة المتكاملة لموارد المياه',
        'Degré de gestion intégrée des ressources en eau',
        'Degree of integrated water resources management',
      ),
      indicator(
        '6.5.2',
        1,
        'نسبة منطقة أحواض المياه العابرة للحدود التي لها ترتيب تنفيذي للتعاون في مجال المياه',
        'Proportion de bassins hydriques transfrontaliers où est en place un dispositif de coopération opérationnel',
        'Proportion of transboundary basin area with an operational arrangement for water cooperation',
      ),
    ),
    target(
      '6.6',
      [
        'حماية وترميم النظم الإيكولوجية المتصلة بالمياه، بما في ذلك الجبال والغابات والأراضي الرطبة والأنهار ومستودعات المياه الجوفية والبحيرات، بحلول عام 2020',
        'D’ici à 2020, protéger et restaurer les écosystèmes liés à l’eau, notamment les montagnes, les forêts, les zones humides, les rivières, les aquifères et les lacs',
        'By 2020, protect and restore water-related ecosystems, including mountains, forests, wetlands, rivers, aquifers and lakes',
      ],
      indicator(
        '6.6.1',
        1,
        'نسبة التغير في نطاق النظم الإيكولوجية المتصلة بالمياه خلال فترة من الزمن',
        'Variation de l’étendue des écosystèmes tributaires de l’eau',
        'Change in the extent of water-related ecosystems over time',
      ),
    ),
    target(
      '6.a',
      [
        'تعزيز نطاق التعاون الدولي ودعم بناء القدرات في البلدان النامية في مجال الأنشطة والبرامج المتعلقة بالمياه والصرف الصحي، بما في ذلك جمع المياه وإزالة ملوحتها وكفاءة استخدامها ومعالجة المياه العادمة وتكنولوجيات إعادة التدوير وإعادة الاستعمال، بحلول عام 2030',
        'D’ici à 2030, développer la coopération internationale et l’appui au renforcement des capacités des pays en développement en ce qui concerne les activités et programmes relatifs à l’eau et à l’assainissement, y compris la collecte, la désalinisation et l’utilisation rationnelle de l’eau, le traitement des eaux usées, le recyclage et les techniques de réutilisation',
        'By 2030, expand international cooperation and capacity-building support to developing countries in water- and sanitation-related activities and programmes, including water harvesting, desalination, water efficiency, wastewater treatment, recycling and reuse technologies',
      ],
      indicator(
        '6.a.1',
        1,
        'مقدار المساعدة الإنمائية الرسمية المتصلة بالمياه والصرف الصحي التي هي جزء من خطة إنفاق حكومية منسقة',
        'Montant de l’aide publique au développement consacrée à l’eau et à l’assainissement dans un plan de dépenses coordonné par les pouvoirs publics',
        'Amount of water- and sanitation-related official development assistance that is part of a government-coordinated spending plan',
      ),
    ),
    target(
      '6.b',
      [
        'دعم وتعزيز مشاركة المجتمعات المحلية في تحسين إدارة المياه والصرف الصحي',
        'Appuyer et renforcer la participation de la population locale à l’amélioration de la gestion de l’eau et de l’assainissement',
        'Support and strengthen the participation of local communities in improving water and sanitation management',
      ],
      indicator(
        '6.b.1',
        1,
        'نسبة الوحدات الإدارية المحلية التي لديها سياسات وإجراءات عملية قائمة لمشاركة المجتمعات المحلية في إدارة المياه والصرف الصحي',
        'Proportion d’administrations locales ayant mis en place des politiques et procédures opérationnelles encourageant la participation de la population locale à la gestion de l’eau et de l’assainissement',
        'Proportion of local administrative units with established and operational policies and procedures for participation of local communities in water and sanitation management',
      ),
    ),
  ],
};
