import { indicator, type SdgTarget, target } from '../shape.ts';

/** Targets 16.1 to 16.4: violence, children, justice, and illicit flows. */
export const TARGETS_16_VIOLENCE: readonly SdgTarget[] = [
  target(
    '16.1',
    [
      'الحد بدرجة كبيرة من جميع أشكال العنف وما يتصل به من معدلات الوفيات في كل مكان',
      'Réduire nettement, partout dans le monde, toutes les formes de violence et les taux de mortalité qui y sont associés',
      'Significantly reduce all forms of violence and related death rates everywhere',
    ],
    indicator(
      '16.1.1',
      1,
      'عدد ضحايا القتل العمد لكل 100 000 نسمة، بحسب الجنس والعمر',
      'Nombre de victimes d’homicide volontaire pour 100 000 habitants, par sexe et âge',
      'Number of victims of intentional homicide per 100,000 population, by sex and age',
    ),
    indicator(
      '16.1.2',
      2,
      'الوفيات المتصلة بالنزاعات لكل 100 000 نسمة، بحسب الجنس والعمر والسبب',
      'Nombre de décès liés à des conflits pour 100 000 habitants, par sexe, âge et cause',
      'Conflict-related deaths per 100,000 population, by sex, age and cause',
    ),
    indicator(
      '16.1.3',
      2,
      'نسبة السكان الذين تعرضوا (أ) للعنف البدني و(ب) للعنف النفسي و(ج) للعنف الجنسي خلال الاثني عشر شهرا السابقة',
      'Proportion de la population victime a) de violences physiques, b) de violences psychologiques et c) de violences sexuelles au cours des 12 mois précédents',
      'Proportion of population subjected to (a) physical violence, (b) psychological violence and (c) sexual violence in the previous 12 months',
    ),
    indicator(
      '16.1.4',
      2,
      'نسبة السكان الذين يشعرون بالأمان عند السير بمفردهم في أنحاء المنطقة التي يعيشون فيها بعد حلول الظلام',
      'Proportion de la population considérant que le fait de marcher seul dans sa zone de résidence, à la nuit tombée, ne présente pas de risque',
      'Proportion of population that feel safe walking alone around the area they live after dark',
    ),
  ),
  target(
    '16.2',
    [
      'إنهاء ما يتعرض له الأطفال من سوء المعاملة والاستغلال والاتجار وجميع أشكال العنف والتعذيب',
      'Mettre un terme à la maltraitance, à l’exploitation et à la traite, et à toutes les formes de violence et de torture dont sont victimes les enfants',
      'End abuse, exploitation, trafficking and all forms of violence against and torture of children',
    ],
    indicator(
      '16.2.1',
      2,
      'نسبة الأطفال الذين تتراوح أعمارهم بين سنة واحدة و17 سنة والذين تعرضوا لأي عقاب بدني و/أو اعتداء نفسي من جانب مقدمي الرعاية في الشهر السابق',
      'Proportion d’enfants âgés de 1 à 17 ans ayant subi des châtiments corporels ou des agressions psychologiques infligés par une personne s’occupant d’eux au cours du mois précédent',
      'Proportion of children aged 1–17 years who experienced any physical punishment and/or psychological aggression by caregivers in the past month',
    ),
    indicator(
      '16.2.2',
      1,
      'عدد ضحايا الاتجار بالبشر لكل 100 000 نسمة، بحسب الجنس والعمر وشكل الاستغلال',
      'Nombre de victimes de la traite d’êtres humains pour 100 000 habitants, par sexe, âge et forme d’exploitation',
      'Number of victims of human trafficking per 100,000 population, by sex, age and form of exploitation',
    ),
    indicator(
      '16.2.3',
      2,
      'نسبة الشابات والشبان الذين تتراوح أعمارهم بين 18 و29 سنة والذين تعرضوا للعنف الجنسي قبل سن الثامنة عشرة',
      'Proportion de jeunes femmes et hommes âgés de 18 à 29 ans ayant été victimes de violences sexuelles avant l’âge de 18 ans',
      'Proportion of young women and men aged 18–29 years who experienced sexual violence by age 18',
    ),
  ),
  target(
    '16.3',
    [
      'تعزيز سيادة القانون على الصعيدين الوطني والدولي، وكفالة تكافؤ فرص وصول الجميع إلى العدالة',
      'Promouvoir l’état de droit dans l’ordre interne et international et garantir à tous un égal accès à la justice',
      'Promote the rule of law at the national and international levels and ensure equal access to justice for all',
    ],
    indicator(
      '16.3.1',
      2,
      'نسبة ضحايا العنف (أ) البدني و(ب) النفسي و(ج) الجنسي خلال الاثني عشر شهرا السابقة الذين أبلغوا عما تعرضوا له إلى السلطات المختصة أو غيرها من آليات تسوية النزاعات المعترف بها رسميا',
      'Proportion des victimes a) de violences physiques, b) de violences psychologiques et c) de violences sexuelles au cours des 12 mois précédents ayant signalé les faits aux autorités compétentes ou à d’autres mécanismes de règlement des différends officiellement reconnus',
      'Proportion of victims of (a) physical, (b) psychological and/or (c) sexual violence in the previous 12 months who reported their victimization to competent authorities or other officially recognized conflict resolution mechanisms',
    ),
    indicator(
      '16.3.2',
      1,
      'المحتجزون غير المحكوم عليهم كنسبة من مجموع السجناء',
      'Proportion de la population carcérale en instance de jugement',
      'Unsentenced detainees as a proportion of overall prison population',
    ),
    indicator(
      '16.3.3',
      2,
      'نسبة السكان الذين واجهوا نزاعا خلال السنتين السابقتين ولجأوا إلى آلية رسمية أو غير رسمية لتسوية النزاعات، بحسب نوع الآلية',
      'Proportion de la population ayant été impliquée dans un différend au cours des deux années précédentes et ayant eu recours à un mécanisme formel ou informel de règlement des différends, par type de mécanisme',
      'Proportion of the population who have experienced a dispute in the past two years and who accessed a formal or informal dispute resolution mechanism, by type of mechanism',
    ),
  ),
  target(
    '16.4',
    [
      'الحد بدرجة كبيرة من التدفقات غير المشروعة للأموال والأسلحة، وتعزيز استرداد الأصول المسروقة وإعادتها ومكافحة جميع أشكال الجريمة المنظمة، بحلول عام 2030',
      'D’ici à 2030, réduire nettement les flux financiers illicites et le trafic d’armes, renforcer les activités de récupération et de restitution des biens volés et lutter contre toutes les formes de criminalité organisée',
      'By 2030, significantly reduce illicit financial and arms flows, strengthen the recovery and return of stolen assets and combat all forms of organized crime',
    ],
    indicator(
      '16.4.1',
      2,
      'القيمة الإجمالية للتدفقات المالية غير المشروعة الداخلة والخارجة (بالقيمة الحالية لدولارات الولايات المتحدة)',
      'Valeur totale des flux financiers illicites entrants et sortants (en dollars des États-Unis courants)',
      'Total value of inward and outward illicit financial flows (in current United States dollars)',
    ),
    indicator(
      '16.4.2',
      2,
      'نسبة الأسلحة المضبوطة أو المعثور عليها أو المسلَّمة التي تحققت سلطة مختصة من مصدرها غير المشروع أو ظروفها، أو أثبتتها، تمشيا مع الصكوك الدولية',
      'Proportion d’armes saisies, trouvées ou rendues dont l’origine ou l’usage illicite a été établi par des autorités compétentes, conformément aux instruments internationaux',
      'Proportion of seized, found or surrendered arms whose illicit origin or context has been traced or established by a competent authority in line with international instruments',
    ),
  ),
];
