import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { Banner } from '../../ui/form/form-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDevice } from '../device/use-device.ts';
import { useDeclaration, useModules } from '../use-civic.ts';
import { How } from './how.tsx';
import { PublicCases } from './public-cases.tsx';
import '../civic.css';

/** `/civic/{module}`: what it is, how it works, what others sent, and the way in. */
export const ModulePage = () => {
  const { say, text } = useWords();
  const id = useId('module');
  const query = useDeclaration(id);
  const { drafts } = useDevice();
  const info = useModules().data?.find((one) => one.id === id);
  const hasDraft = drafts.some(({ module }) => module === id);
  return (
    <Fetched query={query}>
      {(declaration) => (
        <>
          <Heading
            title={text(declaration.title)}
            lead={text(declaration.about)}
            actions={
              <>
                <Link className="button primary" href={`/civic/${id}/new`}>
                  {say(hasDraft ? 'civic.goOn' : 'civic.begin')}
                </Link>
                <Link className="button" href={`/civic/${id}/statistics`}>
                  <Icon name="chart" />
                  {say('civic.statistics')}
                </Link>
              </>
            }
          />
          {info && (
            <nav className="link-row more-pages" aria-label={say('civic.morePages')}>
              {declaration.states.some(({ isPublic }) => isPublic) && (
                <a href="#published">{say('civic.public')}</a>
              )}
              {info.more.map(({ page, title }) => (
                <Link key={page} href={page}>
                  {text(title)}
                </Link>
              ))}
            </nav>
          )}
          {info?.sample && <Banner kind="note">{say('civic.sample')}</Banner>}
          <How declaration={declaration} />
          <PublicCases declaration={declaration} casePage={info?.casePage ?? '/civic/cases'} />
        </>
      )}
    </Fetched>
  );
};
