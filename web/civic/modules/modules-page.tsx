import { Link } from 'react-aria-components';
import type { ModuleInfo } from '../../../sql/model/records/module.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { useSession } from '../../session.tsx';
import { Heading } from '../../shell/heading.tsx';
import { PAGES } from '../../shell/pages.ts';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDevice } from '../device/use-device.ts';
import { useModules } from '../use-civic.ts';
import '../civic.css';

/** A module whose data is served before it has a page is named, and leads nowhere. */
const hasPage = ({ hasCases, page }: ModuleInfo): boolean =>
  hasCases || PAGES.some(({ path }) => path === page);

const Card = ({ module }: { module: ModuleInfo }) => {
  const { say, text } = useWords();
  return (
    <li className="panel-card module-card">
      <h2>{hasPage(module) ? <Link href={module.page}>{text(module.title)}</Link> : text(module.title)}</h2>
      <p>{text(module.about)}</p>
      <p className="tags">
        {module.hasCases && <span className="tag tag-good">{say('civic.takesCases')}</span>}
        {module.sample && <span className="tag tag-warning">{say('civic.isSample')}</span>}
      </p>
    </li>
  );
};

/** What is on this device of forms and what was sent, where there is any. */
const Here = () => {
  const { say, number } = useWords();
  const { drafts, outgoing } = useDevice();
  const count = drafts.length + outgoing.length;
  if (count === 0) return null;
  return (
    <Link className="button" href="/civic/device">
      <Icon name="devices" />
      {say('civic.onDevice', { count: number(count) })}
    </Link>
  );
};

/** `/civic`: what can be asked, said, signed and looked up. */
export const ModulesPage = () => {
  const { say } = useWords();
  const { account } = useSession();
  const query = useModules();
  return (
    <>
      <Heading
        lead={say('civic.lead')}
        actions={
          <>
            <Here />
            {account && (
              <Link className="button" href="/civic/mine">
                {say('page.civicMine')}
              </Link>
            )}
            <Link className="button" href="/civic/case">
              {say('civic.follow')}
            </Link>
          </>
        }
      />
      <Fetched query={query}>
        {(modules) =>
          modules.length === 0 ? (
            <Empty icon="file" title="civic.noModules" text="civic.noModulesText" />
          ) : (
            <ul className="module-cards" aria-label={say('page.civic')}>
              {modules.map((module) => (
                <Card key={module.id} module={module} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </>
  );
};
