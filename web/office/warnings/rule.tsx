import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useParams } from 'wouter';
import { ChangeRule, type KeptRule, NewRule } from '../../../sql/model/api/warnings.ts';
import type { CountryInfo } from '../../../sql/model/api.ts';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords } from '../../i18n/intl.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { Banner, FormBox } from '../../ui/form/form-box.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import type { Choice } from '../../ui/select.tsx';
import { Loading } from '../../ui/state.tsx';
import type { Chosen } from '../../warnings/places-input.tsx';
import { useNamedPlaces } from '../../warnings/use-named.ts';
import { Back } from '../parts/back.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { failureOf } from '../parts/failure.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Noted, useNotes } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { dutyApi } from './api.ts';
import { RuleFields } from './rule-fields.tsx';
import { differencesOf, ruleIn } from './rule-in.ts';
import { Preview } from './rule-preview.tsx';
import { useAuthorities } from './use-authorities.ts';
import { useRulesChanged } from './use-changed.ts';
import { type Subjects, useSubjects } from './use-subjects.ts';
import { WithWarningWords } from './words.tsx';

/** What the form begins with, as far as this program can read it. */
type Begun = { rule: Partial<WarningRule>; kept: KeptRule | null };

const RULES = '/office/warnings/rules';

/** A rule is tried on the past as it stands in the form, before it is saved. */
const usePreview = () => {
  const { say } = useWords();
  const { mutate, data, error, isPending } = useMutation({ mutationFn: dutyApi.previewRule });
  return { run: mutate, shown: { preview: data, isPending, failure: failureOf(error, say) } };
};

/** A form that was saved begins anew with what is kept: whoever saved it stays at its button. */
type Saving = { isSaved?: boolean; onSaved?: () => void };

const useFocusAtSave = (isSaved: boolean) => {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSaved) part.current?.querySelector<HTMLElement>('[type="submit"]')?.focus({ preventScroll: true });
  }, [isSaved]);
  return part;
};

type Around = {
  subjects: Subjects;
  country: CountryInfo;
  authorities: readonly Choice[];
  named: readonly Chosen[];
};

const Form = ({
  begun: { rule, kept },
  named,
  isSaved = false,
  onSaved,
  ...around
}: { begun: Begun } & Around & Saving) => {
  const { say } = useWords();
  const note = useNotes();
  const changed = useRulesChanged();
  const preview = usePreview();
  const part = useFocusAtSave(isSaved);
  const [places, setPlaces] = useState<Chosen[]>([...named]);
  const id = kept?.rule.id ?? null;
  const read = (form: FormData) => ({
    rule: ruleIn(form, { id, places }),
    enabled: form.get('enabled') === 'yes',
    ...(kept ? { version: kept.version } : {}),
  });
  const change = useForm({
    schema: ChangeRule,
    read,
    send: (given) => dutyApi.changeRule(id ?? '', given),
    onDone: (now) => {
      onSaved?.();
      changed(now);
      note('done', say('rule.saved'));
    },
  });
  const create = useForm({
    schema: NewRule,
    read,
    send: dutyApi.createRule,
    onDone: (now) => {
      changed(now);
      go(`${RULES}/${now.rule.id}`, { replace: true });
    },
  });
  const state = kept ? change : create;
  return (
    <div className="warnings-columns rule-columns">
      <section className="panel-card" ref={part}>
        <FormBox
          state={state}
          submit={say(kept ? 'rule.save' : 'rule.create')}
          more={
            <Button
              className="button"
              onPress={({ target }) => {
                const form = target.closest('form');
                const given = form && (kept ? change.check(form) : create.check(form));
                if (given?.rule) preview.run(given.rule);
              }}
            >
              {say('rule.try')}
            </Button>
          }
        >
          <RuleFields
            begun={rule}
            isNew={kept === null}
            enabled={kept?.enabled ?? true}
            {...{ ...around, places, setPlaces }}
          />
        </FormBox>
      </section>
      <Preview {...preview.shown} />
    </div>
  );
};

/** The form once all that can be chosen in it is there. */
const Ready = ({ begun, ...saving }: { begun: Begun } & Saving) => {
  const subjects = useSubjects();
  const country = useCountry().data;
  const authorities = useAuthorities();
  const named = useNamedPlaces(begun.rule.area?.places ?? []);
  if (!subjects.isKnown || !country || !authorities || !named) return <Loading />;
  return <Form {...{ begun, subjects, country, authorities, named, ...saving }} />;
};

/** What differs from the theme's, and the way back to that; of one's own, the way out. */
const Remove = ({ kept, onDone }: { kept: KeptRule; onDone: () => void }) => {
  const { say, text } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const isOwn = kept.origin === 'api';
  const deed = useDeed({
    work: dutyApi.removeRule,
    changes: ['warning-rules', 'warning-rule'],
    said: () => say(isOwn ? 'rule.removed' : 'rule.restored'),
  });
  const { title } = WarningRule.safeParse(kept.rule).data ?? {};
  const name = title ? text(title) : kept.rule.id;
  const words = isOwn ? say('rule.remove') : say('rule.restore');
  return (
    <>
      <Button className="button" onPress={() => setIsAsked(true)}>
        {words}
      </Button>
      {isAsked && (
        <ConfirmWindow
          title={say(isOwn ? 'rule.removeTitle' : 'rule.restoreTitle', { title: name })}
          button={words}
          deed={deed}
          given={kept.rule.id}
          onClose={() => setIsAsked(false)}
          onDone={onDone}
        >
          {say(isOwn ? 'rule.removeText' : 'rule.restoreText')}
        </ConfirmWindow>
      )}
    </>
  );
};

const Differences = ({ kept }: { kept: KeptRule }) => {
  const { say } = useWords();
  const [rule, declared] = [kept.rule, kept.declared].map((one) => WarningRule.safeParse(one).data);
  if (kept.origin !== 'edited' || !rule || !declared) return null;
  const names = differencesOf(rule, declared);
  return (
    <Banner kind="note">
      {names.length === 0
        ? say('rule.sameAsTheme')
        : say('rule.differs', {
            parts: names.map((name) => say(`rule.part.${name}`)).join(`${say('list.comma')} `),
          })}
    </Banner>
  );
};

const Existing = ({ id }: { id: string }) => {
  const { say, text } = useWords();
  const [isSaved, setIsSaved] = useState(false);
  const query = useQuery({
    queryKey: ['warning-rule', id],
    queryFn: ({ signal }) => dutyApi.rule(id, signal),
    refetchOnWindowFocus: false,
  });
  return (
    <Fetched query={query}>
      {(kept) => {
        const rule = WarningRule.safeParse(kept.rule).data;
        return (
          <>
            <Heading
              title={rule ? text(rule.title) : kept.rule.id}
              lead={<Back href={RULES}>{say('page.warningRules')}</Back>}
              actions={
                kept.mayChange && kept.origin !== 'theme' ? (
                  <Remove
                    kept={kept}
                    onDone={() => {
                      setIsSaved(false);
                      if (kept.origin === 'api') go(RULES, { replace: true });
                      else void query.refetch();
                    }}
                  />
                ) : undefined
              }
            />
            {!kept.mayChange && <Banner kind="note">{say('rule.notYours')}</Banner>}
            <Differences kept={kept} />
            <Ready
              key={kept.version}
              begun={{ rule: rule ?? {}, kept }}
              isSaved={isSaved}
              onSaved={() => setIsSaved(true)}
            />
          </>
        );
      }}
    </Fetched>
  );
};

const New = () => {
  const { say } = useWords();
  return (
    <>
      <Heading title={say('rule.new')} lead={<Back href={RULES}>{say('page.warningRules')}</Back>} />
      <Ready begun={{ rule: {}, kept: null }} />
    </>
  );
};

/** `/office/warnings/rules/{id}`, and `/office/warnings/new-rule` */
export const WarningRulePage = () => {
  const { id } = useParams();
  return (
    <WithWarningWords>
      <Noted>{id === undefined ? <New /> : <Existing id={id} />}</Noted>
    </WithWarningWords>
  );
};
