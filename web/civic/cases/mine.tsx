import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { More } from '../../office/parts/more.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { civicApi } from '../api.ts';
import { CaseList, useCases } from './list.tsx';
import '../civic.css';

const SIZE = 20;

/** `/civic/mine`: what somebody sent with the own account. */
export const MinePage = () => {
  const { say } = useWords();
  const query = useCases(['mine'], (cursor, signal) => civicApi.own({ cursor, limit: SIZE }, signal));
  return (
    <>
      <Heading lead={say('civic.mineLead')} />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap(({ cases }) => cases);
          return lines.length === 0 ? (
            <Empty icon="file" title="civic.mineNone" text="civic.mineNoneText">
              <Link className="button" href="/civic">
                {say('page.civic')}
              </Link>
            </Empty>
          ) : (
            <>
              <CaseList
                label={say('page.civicMine')}
                lines={lines}
                hrefOf={({ number }) => `/civic/cases/${number}`}
              />
              <More {...query} />
            </>
          );
        }}
      </Fetched>
    </>
  );
};
