import type { Template } from './template.ts';

export const accountExists: Template = {
  words: {
    ar: {
      subject: 'لديك حساب بهذا العنوان',
      says: [
        'طُلب استعمال هذا العنوان لحساب في منصة بيئتنا، وله حساب بالفعل. إن نسيت كلمة سرك، فيمكنك اختيار كلمة جديدة من هنا.',
      ],
      action: 'اختيار كلمة سر جديدة',
      notes: [
        'هذا الرابط صالح إلى {expires}، ويُستعمل مرة واحدة.',
        'إن لم يكن هذا الطلب منك، فلا داعي لفعل شيء: لم يتغير شيء في حسابك.',
      ],
    },
    fr: {
      subject: 'Vous avez déjà un compte',
      says: [
        'L’usage de cette adresse a été demandé pour un compte Biatouna, mais elle en a déjà un. Si vous avez oublié votre mot de passe, vous pouvez en choisir un nouveau ici.',
      ],
      action: 'Choisir un mot de passe',
      notes: [
        'Ce lien est valable jusqu’au {expires} et ne sert qu’une fois.',
        'Si cette demande ne vient pas de vous, il n’y a rien à faire : rien n’a changé dans votre compte.',
      ],
    },
    en: {
      subject: 'You have an account already',
      says: [
        'This address was given for a Biatouna account, but it has one already. If you forgot your password, you can choose a new one here.',
      ],
      action: 'Choose a password',
      notes: [
        'This link is good until {expires}, and once only.',
        'If it was not you who asked, there is nothing to do: nothing about your account has changed.',
      ],
    },
  },
};
