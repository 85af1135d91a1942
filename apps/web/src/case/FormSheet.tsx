import { useTranslation } from 'react-i18next';
import { useRegister } from '../api/queries';
import type { Application } from '../api/shapes';
import { nameIn } from '../inbox/rows';
import { dateOf } from '../time/civil';
import { dayName } from '../time/words';
import './form-sheet.css';

/** The approval form as it stands, in the order of the printed one. Paper stays white in every theme. */
export function FormSheet({ told, marked = [] }: { readonly told: Application; readonly marked?: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const items = useRegister('item');
  const officers = useRegister('officer');
  const sites = useRegister('site');
  const { form, target, number, agencyName, signature, review, decision } = told;
  const site = sites.get(form.site);
  const address = target?.address ?? site?.['address'];
  const isMarked = (field: string) => (marked.includes(field) ? 'is-marked' : '');
  const opinion = (of: { readonly text?: string; readonly by: string; readonly at: string } | undefined) => (
    <>
      {of?.text !== undefined && <p>{of.text}</p>}
      {of && <p className="sheet-signed">{t('case.signedBy', { who: of.by, moment: dayName(t, dateOf(of.at)) })}</p>}
    </>
  );
  return (
    <div className="sheet">
      <p className="sheet-title" lang="zh-CN">
        {t('filing.subtitle')}
      </p>
      <p className="sheet-head">
        <span>
          {t('case.agency')}: {agencyName}
        </span>
        <span>{number}</span>
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('case.item')}</th>
            <td className={isMarked('items')}>
              {form.items.map((id) => (
                <p key={id}>{nameIn(items.get(id), i18n.language) ?? id}</p>
              ))}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('case.when')}</th>
            <td className={isMarked('days')}>
              {form.days.map(({ date, from, until }) => (
                <p key={date}>
                  {dayName(t, date)} {from}–{until}
                </p>
              ))}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('case.reason')}</th>
            <td className={isMarked('reason')}>{form.reason}</td>
          </tr>
          <tr>
            <th scope="row">{t('case.target')}</th>
            <td className={isMarked('site')}>
              <p>{target?.enterpriseName ?? nameIn(site, i18n.language) ?? form.site}</p>
              {typeof address === 'string' && <p>{address}</p>}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('case.officers')}</th>
            <td className={isMarked('officers')}>
              {form.officers.map((id) => certificateOf(officers.get(id)?.['certificate']) ?? id).join(t('list.comma'))}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('case.signature')}</th>
            <td>{opinion(signature)}</td>
          </tr>
          <tr>
            <th scope="row">{t('case.review')}</th>
            <td>{opinion(review)}</td>
          </tr>
          <tr>
            <th scope="row">{t('case.decision')}</th>
            <td>{opinion(decision)}</td>
          </tr>
        </tbody>
      </table>
      {[
        { words: t('case.offSiteTried'), text: form.offSiteTried },
        { words: t('case.gradedReason'), text: form.gradedReason },
        { words: t('case.note'), text: form.explanatoryNote },
      ].map(({ words, text }) =>
        text === undefined ? null : (
          <p key={words}>
            <b>{words}</b> {text}
          </p>
        ),
      )}
    </div>
  );
}

const certificateOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
