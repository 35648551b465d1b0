import { useSearch } from 'wouter/use-browser-location';
import { useLayers } from '../explore/data.ts';
import { useWords } from '../i18n/intl.tsx';
import { Heading } from '../shell/heading.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import '../ui/form/form.css';
import './analysis.css';
import './fields.css';
import { Filling } from './filling.tsx';
import { parseForm } from './form.ts';

/** Questions about what is where and what changes, asked in plain words. */
export const AnalysisPage = () => {
  const { say } = useWords();
  const form = parseForm(useSearch());
  const layers = useLayers();
  return (
    <>
      <Heading lead={<p>{say('ask.lead')}</p>} />
      {layers.isError && <Failed retry={() => void layers.refetch()} />}
      {layers.isPending && <Loading />}
      {layers.data && <Filling form={form} layers={layers.data} />}
    </>
  );
};
