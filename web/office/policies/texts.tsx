import { Button } from 'react-aria-components';
import type { PolicyDraft } from '../../../sql/model/policy.ts';
import type { Language, Text } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { newId } from './ids.ts';

type Texts = {
  draft: PolicyDraft;
  language: Language;
  onChange: (change: (draft: PolicyDraft) => PolicyDraft) => void;
};
type Section = PolicyDraft['sections'][number];
const EMPTY: Text = { ar: '', fr: '', en: '' };

const SectionFields = ({
  section,
  language,
  isFirst,
  onChange,
  onRemove,
  onUp,
}: {
  section: Section;
  language: Language;
  isFirst: boolean;
  onChange: (section: Section) => void;
  onRemove: () => void;
  onUp: () => void;
}) => {
  const { say } = useWords();
  const { id, title, body } = section;
  return (
    <fieldset className="policy-part">
      <TextInput
        key={`title ${language}`}
        name={`${id}.title`}
        label={say('policy.sectionTitle')}
        language={language}
        maxLength={300}
        defaultValue={title[language]}
        onChange={(value) => onChange({ ...section, title: { ...title, [language]: value } })}
      />
      <TextInput
        key={`body ${language}`}
        name={`${id}.body`}
        label={say('policy.sectionBody')}
        help={say('policy.bodyMarkup')}
        language={language}
        lines={8}
        maxLength={20_000}
        defaultValue={body[language]}
        onChange={(value) => onChange({ ...section, body: { ...body, [language]: value } })}
      />
      <div className="actions">
        {!isFirst && (
          <Button className="button" onPress={onUp}>
            {say('policy.up')}
          </Button>
        )}
        <Button className="button" onPress={onRemove}>
          {say('policy.remove')}
        </Button>
      </div>
    </fieldset>
  );
};

/** Title, summary and sections of a document in one language. */
export const TextFields = ({ draft, language, onChange }: Texts) => {
  const { say } = useWords();
  const { title, summary, sections } = draft;
  const put = (next: Section[]) => onChange((now) => ({ ...now, sections: next }));
  const at = (index: number, section: Section) =>
    onChange((now) => ({ ...now, sections: now.sections.with(index, section) }));
  return (
    <>
      <TextInput
        key={`title ${language}`}
        name="title"
        label={say('policy.title')}
        language={language}
        maxLength={300}
        defaultValue={title[language]}
        onChange={(value) => onChange((now) => ({ ...now, title: { ...now.title, [language]: value } }))}
      />
      <TextInput
        key={`summary ${language}`}
        name="summary"
        label={say('policy.summary')}
        language={language}
        lines={4}
        maxLength={3000}
        defaultValue={summary[language]}
        onChange={(value) => onChange((now) => ({ ...now, summary: { ...now.summary, [language]: value } }))}
      />
      <h2>{say('policy.sections')}</h2>
      {sections.map((section, index) => (
        <SectionFields
          key={section.id}
          section={section}
          language={language}
          isFirst={index === 0}
          onChange={(next) => at(index, next)}
          onRemove={() => put(sections.filter(({ id }) => id !== section.id))}
          onUp={() => put(sections.with(index, sections[index - 1]!).with(index - 1, section))}
        />
      ))}
      <Button
        className="button"
        onPress={() => put([...sections, { id: newId('s', sections), title: EMPTY, body: EMPTY }])}
      >
        {say('policy.addSection')}
      </Button>
    </>
  );
};
