import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useChanged } from '../api/queries';
import { collections, type Kind } from '../api/shapes';
import { Failure } from '../frame/States';
import { Sheet } from '../look/Sheet';
import { actingPost, useSession } from '../session/session';
import type { ActField } from './act-forms';

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
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, initial }) => [name, initial ? t(initial) : ''])),
  );
  const missing = fields.some(({ name, optional }) => optional !== true && values[name]?.trim() === '');
  const sending = useMutation({
    mutationFn: () => {
      const body = Object.fromEntries(Object.entries(values).filter(([, text]) => text.trim() !== ''));
      return post({ path: `${collections[kind]}/${id}/${act}`, body, key, version });
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
      {fields.map(({ name: field, words }) => (
        <label key={field} className="field">
          <b>{t(words)}</b>
          <Input.TextArea
            rows={3}
            maxLength={20_000}
            value={values[field] ?? ''}
            onChange={({ target }) => {
              setValues({ ...values, [field]: target.value });
            }}
          />
        </label>
      ))}
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
