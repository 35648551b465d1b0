import { useWords } from '../i18n/intl.tsx';

/** The first page of the office. */
export const Start = () => <p className="panel-card">{useWords().say('office.welcome')}</p>;
