import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import type { Filled } from '../device/draft.ts';
import type { CaseDeclaration, CaseView } from '../shapes.ts';

type Deed = CaseView['can'][number];

/** What helps an officer to fill in a deed: who can be given a case, and texts to begin an answer with, in the applicant's language. */
export const Aids = ({
  view,
  deed,
  declaration,
  filled,
  onFill,
}: {
  view: CaseView;
  deed: Deed;
  declaration: CaseDeclaration;
  filled: Filled;
  onFill: (field: string, value: string) => void;
}) => {
  const { say, text } = useWords();
  const { account } = useSession();
  const { office } = view;
  if (!office) return null;
  const assigns = declaration.deeds.find(({ id }) => id === deed.id)?.assigns ?? null;
  const long = deed.asks.find(({ kind, audience }) => kind === 'long-text' && audience !== 'internal');
  const template = (id: string) => office.templates.find((one) => one.id === id)?.body[office.language];
  return (
    <>
      {assigns !== null && office.officers.length > 0 && (
        <div className="aid">
          <SelectInput
            name="assignee"
            label={say('cases.assignTo')}
            isOptional
            value={typeof filled[assigns] === 'string' ? String(filled[assigns]) : ''}
            placeholder={say('civic.choose')}
            choices={office.officers.map(({ id, name }) => ({ id, title: name }))}
            onChange={(id) => onFill(assigns, id)}
          />
          {account && office.officers.some(({ id }) => id === account.id) && (
            <ActionButton onPress={() => onFill(assigns, account.id)}>{say('cases.toMe')}</ActionButton>
          )}
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
