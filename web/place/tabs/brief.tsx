import type { PlaceInfo } from '../../../sql/model/api.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { BriefButton } from '../../brief/brief-button.tsx';
import { briefAddress } from '../../brief/get-brief.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';

/** Two pages to be printed, in the reader's language or another. */
export const BriefTab = ({ place }: { place: PlaceInfo }) => {
  const { say, language } = useWords();
  const of = { kind: 'place', id: place.id } as const;
  return (
    <section className="panel-card stack">
      <h2>{say('dashboard.tab.brief')}</h2>
      <p>{say('dashboard.brief.text')}</p>
      <p className="brief-languages">
        <BriefButton of={of} />
        {LANGUAGES.filter((one) => one !== language).map((one) => (
          <a
            key={one}
            className="button"
            lang={one}
            href={briefAddress(of, one)}
            target="_blank"
            rel="noreferrer"
          >
            {OWN_NAMES[one]}
          </a>
        ))}
      </p>
    </section>
  );
};
