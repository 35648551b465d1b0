import type { Template } from './template.ts';

export const invitation: Template = {
  words: {
    ar: {
      subject: 'دعوة إلى منصة بيئتنا',
      says: [
        'تمت دعوتك إلى العمل على بيئتنا، المنصة المفتوحة لمعطيات البيئة والتنمية المستدامة. يكفي أن تختار طريقة الدخول ليُفتح حسابك.',
      ],
      action: 'قبول الدعوة',
      notes: [
        'هذه الدعوة صالحة إلى {expires}، وهي لك وحدك: يرجى عدم تحويلها إلى غيرك.',
        'إن لم تكن تنتظر هذه الدعوة، فيمكنك تجاهلها.',
      ],
    },
    fr: {
      subject: 'Invitation à rejoindre Biatouna',
      says: [
        'Vous avez reçu une invitation à travailler sur Biatouna, la plateforme ouverte de données sur l’environnement et le développement durable. Choisissez comment vous vous connecterez, et votre compte sera ouvert.',
      ],
      action: 'Accepter l’invitation',
      notes: [
        'Cette invitation est valable jusqu’au {expires}. Elle est personnelle : ne la transférez pas.',
        'Si vous ne l’attendiez pas, vous pouvez l’ignorer.',
      ],
    },
    en: {
      subject: 'An invitation to Biatouna',
      says: [
        'You are invited to work on Biatouna, the open platform for data on the environment and sustainable development. Choose how you will sign in, and your account opens.',
      ],
      action: 'Accept the invitation',
      notes: [
        'This invitation is good until {expires}. It is for you alone: please do not pass it on.',
        'If you did not expect it, you can ignore it.',
      ],
    },
  },
};
