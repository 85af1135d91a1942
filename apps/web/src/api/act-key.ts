import { useRef } from 'react';

/**
 * The key under which an act is sent: the same for the same content, so that a second try after a cut connection is the same
 * act; another as soon as the content is another.
 */
export function useActKey(kept?: { readonly key: string; readonly text: string }) {
  const last = useRef(kept);
  return (content: unknown): { readonly key: string; readonly text: string } => {
    const text = JSON.stringify(content);
    if (last.current?.text !== text) last.current = { key: crypto.randomUUID(), text };
    return last.current;
  };
}
