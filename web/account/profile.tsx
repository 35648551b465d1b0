import { useWords } from '../i18n/intl.tsx';

export const Profile = () => <p className="panel-card">{useWords().say('account.soon')}</p>;
