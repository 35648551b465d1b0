import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import type { CaseDeclaration, CaseView } from '../shapes.ts';
import { assigns } from './officers.ts';

type Deed = CaseView['can'][number];

/** What helps an officer to fill in a deed: that he takes the case himself, and texts to begin an answer with, in the applicant's language. */
export const Aids = ({
  view,
  deed,
  declaration,
  onFill,
}: {
  view: CaseView;
  deed: Deed;
  declaration: CaseDeclaration;
  onFill: (field: string, value: string) => void;
}) => {
  const { say, text } = useWords();
  const { account } = useSession();
  const { office } = view;
  if (!office) return null;
  const officer = assigns(declaration, deed.id);
  // A reason for another body is no answer.
  const answers = !deed.asks.some(({ kind }) => kind === 'body');
  const long =
    answers && deed.asks.find(({ kind, audience }) => kind === 'long-text' && audience !== 'internal');
  const template = (id: string) => office.templates.find((one) => one.id === id)?.body[office.language];
  return (
    <>
      {officer !== null && account && office.officers.some(({ id }) => id === account.id) && (
        <div className="aid">
          <ActionButton onPress={() => onFill(officer, account.id)}>{say('cases.toMe')}</ActionButton>
        </div>
      )}
      {long && office.templates.length > 0 && (
        <SelectInput
          name="template"
          label={say('cases.template')}
          isOptional
          value=""
          placeholder={say('civic.choose')}
          choices={office.templates.map(({ id, title }) => ({ id, title: text(title) }))}
          onChange={(id) => onFill(long.id, template(id) ?? '')}
        />
      )}
    </>
  );
};
