import { useQuery } from '@tanstack/react-query';
import { CaseList } from '../../civic/cases/list.tsx';
import { useWords } from '../../i18n/intl.tsx';
import { petitionsApi } from '../../modules/petitions/api.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { StandOut } from './stand-out.tsx';
import { WithPetitionWords } from './words.tsx';
import '../../civic/civic.css';
import '../../modules/petitions/petitions.css';
import '../../ui/form/form.css';

const Waiting = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['cases', 'reviews'],
    queryFn: ({ signal }) => petitionsApi.reviews(signal),
  });
  return (
    <section className="section">
      <h2>{say('petition.reviews')}</h2>
      <Fetched query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            <p className="muted">{say('petition.noReviews')}</p>
          ) : (
            <CaseList
              label={say('petition.reviews')}
              lines={cases}
              hrefOf={({ number }) => `/civic/cases/${number}`}
            />
          )
        }
      </Fetched>
    </section>
  );
};

/** `/office/petitions`: what waits for a moderator: petitions before they are published, and signatures that stand out. */
export const PetitionReview = () => (
  <WithPetitionWords>
    <Noted>
      <Waiting />
      <StandOut />
    </Noted>
  </WithPetitionWords>
);
