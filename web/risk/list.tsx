import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Heading } from '../shell/heading.tsx';
import './risk.css';
import { Empty } from '../ui/empty.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { riskAddress } from './api.ts';
import { useRisks } from './use-risk.ts';

/** All risks that there are models of. */
export const RisksPage = () => {
  const { say, text } = useWords();
  const risks = useRisks();
  return (
    <>
      <Heading lead={<p>{say('risk.lead')}</p>} />
      {risks.isPending && <Loading />}
      {risks.isError && <Failed retry={() => void risks.refetch()} />}
      {risks.data?.length === 0 && <Empty icon="warning" title="risk.none" text="risk.noneText" />}
      <ul className="risk-list">
        {risks.data?.map((one) => (
          <li key={one.id} className="panel-card">
            <h2>
              <Link href={riskAddress(one.id)}>{text(one.title)}</Link>
            </h2>
            <p>{text(one.description)}</p>
            {one.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
};
