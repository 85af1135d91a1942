import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly words: string;
  readonly hint?: string;
  readonly isBad: boolean;
  readonly children: ReactNode;
}

/** A part of a form, with its name, a hint, and a mark where something is wrong with it. */
export function Field({ name, words, hint, isBad, children }: Props) {
  return (
    <div className={`filing-field ${isBad ? 'is-bad' : ''}`} data-field={name}>
      <p className="filing-label">
        <b>{words}</b>
        <span className="secondary">{hint}</span>
      </p>
      {children}
    </div>
  );
}
