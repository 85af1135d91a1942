import { useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActKey } from '../api/act-key';
import { post } from '../api/client';
import { useChanged, useRegister } from '../api/queries';
import { collections, type Kind } from '../api/shapes';
import { Failure } from '../frame/States';
import { nameIn } from '../inbox/rows';
import { Sheet } from '../look/Sheet';
import { actingPost, useSession } from '../session/session';
import type { ActField, ChoiceField } from './act-forms';

interface Props {
  readonly kind: Kind;
  readonly id: string;
  readonly act: string;
  readonly fields: readonly ActField[];
  /** Content version that the actor has before their eyes. */
  readonly version: number;
  readonly close: () => void;
}

/**
 * A small form for one act. It is sent under one key however often it is tried, and only on the version that was seen;
 * what was typed stays when it is refused.
 */
export function ActDialog({ kind, id, act, fields, version, close }: Props) {
  const { t } = useTranslation();
  const changed = useChanged();
  const { data: session } = useSession();
  const keyOf = useActKey();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      fields.flatMap((field) => ('from' in field ? [] : [[field.name, field.initial ? t(field.initial) : '']])),
    ),
  );
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>({});
  const missing = fields.some((field) =>
    'from' in field
      ? (chosen[field.name] ?? []).length === 0
      : field.optional !== true && texts[field.name]?.trim() === '',
  );
  const sending = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
      const entries = fields.flatMap((field) => {
        const ids = chosen[field.name] ?? [];
        return 'from' in field ? [[field.name, field.one === true ? ids[0] : ids] as const] : [];
      });
      const body = { ...said, ...Object.fromEntries(entries) };
      return post({ path: `${collections[kind]}/${id}/${act}`, body, key: keyOf([body, version]).key, version });
    },
    onSuccess: async () => {
      await changed(kind, id);
      close();
    },
  });
  const name = t(`acts.${act}` as 'acts.review', { defaultValue: act });
  const capacity = session ? actingPost(session)?.title : undefined;
  return (
    <Sheet title={name} close={close}>
      {capacity !== undefined && (
        <p className="secondary">
          {t('act.capacity', { post: capacity })} {t('act.confirmText')}
        </p>
      )}
      {fields.map((field) =>
        'from' in field ? (
          <div key={field.name} className="field" data-field={field.name}>
            <b>{t(field.words)}</b>
            <Entries
              field={field}
              chosen={chosen[field.name] ?? []}
              choose={(ids) => {
                setChosen({ ...chosen, [field.name]: ids });
              }}
            />
          </div>
        ) : (
          <label key={field.name} className="field">
            <b>{t(field.words)}</b>
            <Input.TextArea
              rows={3}
              maxLength={20_000}
              value={texts[field.name] ?? ''}
              onChange={({ target }) => {
                setTexts({ ...texts, [field.name]: target.value });
              }}
            />
          </label>
        ),
      )}
      {missing && <p className="secondary">{t('act.needed')}</p>}
      {sending.error && (
        <Failure
          error={sending.error}
          again={() => {
            sending.reset();
            void changed(kind, id);
          }}
        />
      )}
      <p className="sheet-foot">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button
          type="primary"
          data-act="confirm"
          disabled={missing}
          loading={sending.isPending}
          onClick={() => {
            sending.mutate();
          }}
        >
          {name}
        </Button>
      </p>
    </Sheet>
  );
}

interface EntriesProps {
  readonly field: ChoiceField;
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
}

/** Entries of a register to choose from. */
function Entries({ field: { from, own, words, one }, chosen, choose }: EntriesProps) {
  const { t, i18n } = useTranslation();
  const entries = useRegister(from);
  const { data: session } = useSession();
  const organisation = session ? actingPost(session)?.organisation.id : undefined;
  const fitting = [...entries.values()].filter((entry) =>
    own ? entry['agency'] === organisation : entry.id !== organisation,
  );
  return (
    <Select
      mode="multiple"
      {...(one === true && { maxCount: 1 })}
      className="wide"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(words)}
      // Within the dialog: what lies outside of it cannot be reached while it is open.
      getPopupContainer={(trigger: HTMLElement) => trigger.parentElement ?? document.body}
      value={[...chosen]}
      options={fitting.map((entry) => ({
        value: entry.id,
        label:
          nameIn(entry, i18n.language) ?? (typeof entry['certificate'] === 'string' ? entry['certificate'] : entry.id),
      }))}
      onChange={(ids: string[]) => {
        choose(ids);
      }}
    />
  );
}
