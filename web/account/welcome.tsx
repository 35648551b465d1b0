import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { Heading } from '../shell/heading.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import './account.css';

const Step = ({ icon, href, title, text }: { icon: IconName; href: string; title: string; text: string }) => (
  <li>
    <Link className="step" href={href}>
      <span className="notice-icon">
        <Icon name={icon} />
      </span>
      <span>
        <strong>{title}</strong>
        <span className="muted">{text}</span>
      </span>
      <Icon name="chevron" flip />
    </Link>
  </li>
);

/** After an account was made: what one can do next. */
export const Welcome = () => {
  const { say } = useWords();
  const { account, capabilities } = useSession();
  return (
    <>
      <Heading title={say('welcome.title', { name: account?.name ?? '' })} lead={say('welcome.lead')} />
      <ul className="welcome-steps">
        <Step
          icon="shield"
          href="/account/second-factor"
          title={say('welcome.second')}
          text={say('welcome.secondText')}
        />
        {capabilities.length > 0 && (
          <Step icon="list" href="/office" title={say('welcome.office')} text={say('welcome.officeText')} />
        )}
        <Step icon="map" href="/" title={say('welcome.map')} text={say('welcome.mapText')} />
      </ul>
    </>
  );
};
