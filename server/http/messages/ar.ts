import type { Messages } from './en.ts';

export const ar: Messages = {
  'unknown-parameter': {
    title: 'معامل غير معروف',
    detail: 'المعامل «{parameter}» غير معروف هنا. المعاملات المعروفة: {known}.',
  },
  'repeated-parameter': { title: 'معامل مكرّر', detail: 'لا يجوز ذكر المعامل «{parameter}» أكثر من مرة.' },
  'invalid-parameter': { title: 'معامل غير صالح', detail: 'تعذّر استعمال قيمة «{parameter}»: {reason}.' },
  'missing-parameter': { title: 'معامل ناقص', detail: 'المعامل «{parameter}» ضروري.' },
  'invalid-datetime': {
    title: 'تاريخ أو وقت غير صالح',
    detail:
      'تعذّرت قراءة هذا في «{parameter}»: {value}. اكتب يوما (2024-05-31) أو لحظة (2024-05-31T10:00:00Z) أو فترة تبدأ بطرفها الأسبق (2024-01-01/2024-12-31 أو ../2024-12-31).',
  },
  'invalid-filter': { title: 'مرشّح غير صالح', detail: 'تعذّرت قراءة المرشّح عند الحرف {position}: {reason}.' },
  'single-layer-only': {
    title: 'طبقة واحدة فقط',
    detail: 'لا يعمل «{parameter}» إلا مع طبقة واحدة؛ اطلب الطبقات واحدة واحدة.',
  },
  'no-such-layer': { title: 'الطبقة غير موجودة', detail: 'لا توجد طبقة باسم «{id}».' },
  'no-such-feature': { title: 'العنصر غير موجود', detail: 'ليس في الطبقة عنصر باسم «{id}».' },
  'no-such-revision': {
    title: 'المراجعة غير موجودة',
    detail: 'لم تُنشر الطبقة «{id}» في الحالة {asked}.',
  },
  'not-redistributable': {
    title: 'إعادة النشر غير مسموح بها',
    detail: 'لا تسمح رخصة أحد مصادر «{id}» بإعادة توزيع ملفات منها.',
  },
  busy: { title: 'الخادم مشغول', detail: 'عدد الملفات قيد الإعداد كبير. أعد المحاولة بعد دقيقة.' },
  'no-such-place': { title: 'المكان غير موجود', detail: 'لا يوجد مكان باسم «{id}».' },
  'no-such-sprite': { title: 'لوحة الأيقونات غير موجودة', detail: 'لا توجد لوحة أيقونات باسم «{id}».' },
  'no-such-style': { title: 'النمط غير موجود', detail: 'لا يوجد نمط باسم «{id}».' },
  'no-such-tile': { title: 'المربّع غير موجود', detail: 'المربّع {id} غير موجود.' },
  'no-such-page': { title: 'الصفحة غير موجودة', detail: 'لا يوجد شيء في هذا العنوان.' },
  'not-acceptable': { title: 'صيغة غير متاحة', detail: 'الصيغ المتاحة: {known}.' },
  'method-not-allowed': { title: 'طريقة غير مسموح بها', detail: 'لا يقبل هذا العنوان إلا: {known}.' },
  'malformed-address': { title: 'عنوان غير سليم', detail: 'تعذّر فك ترميز العنوان.' },
  'not-ready': { title: 'غير جاهز بعد', detail: 'لا يستطيع الخادم الإجابة الآن. أعد المحاولة بعد لحظات.' },
  'too-slow': {
    title: 'استغرق وقتا طويلا',
    detail: 'استغرقت الإجابة وقتا طويلا. اطلب مساحة أصغر أو عناصر أقل.',
  },
  'unknown-field': { title: 'حقل غير معروف', detail: 'الحقل «{parameter}» غير معروف هنا.' },
  'invalid-body': { title: 'محتوى غير صالح', detail: 'المحتوى المرسل ليس JSON المنتظر هنا.' },
  'json-only': { title: 'JSON فقط', detail: 'أرسل JSON مع Content-Type: application/json.' },
  'too-large': { title: 'حجم كبير جدا', detail: 'المحتوى المرسل أكبر مما يُقبل هنا.' },
  'sign-in-needed': { title: 'يلزم تسجيل الدخول', detail: 'سجّل الدخول أو أرسل مفتاح واجهة برمجية.' },
  'invalid-credentials': {
    title: 'غير معروف',
    detail: 'المفتاح أو الجلسة غير معروف أو انتهت صلاحيته أو أُلغي.',
  },
  'not-allowed': { title: 'غير مسموح', detail: 'لا يحق لك القيام بهذا.' },
  'cross-site': {
    title: 'من موقع آخر',
    detail: 'جاء هذا الإرسال من موقع آخر. افتح الصفحة نفسها وأعد المحاولة منها.',
  },
  'sign-in-failed': {
    title: 'لم يُقبل الدخول',
    detail: 'المعطيات التي أدخلتها غير متطابقة. تثبت منها، أو اطلب كلمة سر جديدة عبر البريد الإلكتروني.',
  },
  'sign-in-busy': {
    title: 'الخادم مشغول',
    detail: 'عدد كبير من الأشخاص يسجلون الدخول الآن. أعد المحاولة بعد ثوان.',
  },
  'code-wrong': {
    title: 'رمز خاطئ',
    detail: 'الرمز خاطئ أو سبق استعماله أو انتهت صلاحيته. انتظر الرمز التالي أو استعمل رمز استرجاع.',
  },
  'code-mistyped': { title: 'خطأ في الكتابة', detail: 'في الرمز خطأ في الكتابة. قارنه بالرمز الذي تسلمته.' },
  'link-gone': {
    title: 'الرابط لم يعد صالحا',
    detail: 'استُعمل هذا الرابط أو انتهت صلاحيته أو نُسخ ناقصا. اطلب رابطا جديدا.',
  },
  'confirm-needed': {
    title: 'أكّد هويتك',
    detail: 'أكّد أنك صاحب الحساب (كلمة السر أو الرمز) ثم أعد المحاولة.',
  },
  'password-common': {
    title: 'كلمة سر شائعة',
    detail: 'يستعمل كثيرون كلمة السر هذه أو ما يشبهها، فهي أول ما يُجرَّب. اختر غيرها، بضع كلمات مثلا.',
  },
  'password-personal': {
    title: 'كلمة سر سهلة التخمين',
    detail: 'كلمة السر هي اسمك أو عنوانك. اختر غيرها، بضع كلمات مثلا.',
  },
  'account-exists': {
    title: 'الحساب موجود',
    detail: 'يوجد حساب بهذا العنوان. سجّل الدخول أو اطلب كلمة سر جديدة.',
  },
  'last-administrator': { title: 'آخر مدير', detail: 'لا بد أن يبقى من يدير الحسابات. عيّن مديرا آخر أولا.' },
  'password-needed-first': {
    title: 'يلزم اختيار كلمة سر أولا',
    detail: 'من دون كلمة سر لن يمكنك تسجيل الدخول بعد ذلك. اختر كلمة سر أولا.',
  },
  'registration-closed': {
    title: 'التسجيل مغلق',
    detail: 'تُنشأ الحسابات هنا بدعوة فقط. اتصل بأحد المديرين.',
  },
  'no-such-scope': {
    title: 'نطاق غير معروف',
    detail: 'يُمنح الدور «{role}» على شيء موجود، وهذا غير موجود: {value}.',
  },
  'too-many-requests': {
    title: 'طلبات كثيرة جدا',
    detail: 'عدد الطلبات كبير. أعد المحاولة بعد {seconds} ثانية.',
  },
  conflict: { title: 'تغيّر في الأثناء', detail: 'تغيّر هذا العنصر أو هو موجود من قبل. راجعه ثم أعد ما تريد.' },
  'no-such-thing': { title: 'غير موجود', detail: 'لا يوجد شيء باسم «{id}».' },
  internal: { title: 'حدث خطأ', detail: 'الخطأ من جهتنا وقد سُجّل. أعد المحاولة لاحقا.' },
};
