import { useEffect, useId, useRef, type ReactNode } from 'react';
import './sheet.css';

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/**
 * What is asked before an act, over the page; on phones from below. The browser's own dialog: it keeps the focus, closes on
 * Escape and gives the focus back.
 */
export function Sheet({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet-over"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={name}>{title}</h2>
      {children}
    </dialog>
  );
}
