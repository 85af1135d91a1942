import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { readings } from '../api/queries';
import { Failure, Waiting } from '../frame/States';
import { actingPost, useSession } from '../session/session';
import { emptyForm } from './draft';
import { FilingForm } from './FilingForm';

/** Filing an application, or correcting one that stands. */
export function FilingPage() {
  const { id } = useParams();
  const { t } = useTranslation();
  const { data: session } = useSession();
  const told = useQuery({ ...readings.application(id ?? ''), enabled: id !== undefined });
  const post = session ? actingPost(session) : undefined;
  if (!session || !post) return <p className="note">{t('frame.noPost')}</p>;
  if (id === undefined) {
    return <FilingForm key={post.id} person={session.person.id} initial={emptyForm(post.organisation.id)} />;
  }
  if (told.error)
    return (
      <Failure
        error={told.error}
        again={() => {
          void told.refetch();
        }}
      />
    );
  if (!told.data) return <Waiting />;
  return <FilingForm key={id} person={session.person.id} initial={told.data.form} amends={told.data} />;
}
