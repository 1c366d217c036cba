// Reads a document again and again: soon after it has moved, ever more rarely while it stays, never while the page is hidden.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { poll } from './api.js';

const shortest = 600;
const longest = 20000;

/**
 * Returns the document at a path, the error of the last reading, and a function that reads it now. `isOver` says of a
 * document that it will not move any more.
 */
export function usePolled(path, isOver = () => false) {
  const [state, setState] = useState({ document: null, error: null });
  const wake = useRef(() => {});
  useEffect(() => {
    const stop = new AbortController();
    let timer = 0;
    let pause = shortest;
    const schedule = () => {
      clearTimeout(timer);
      timer = setTimeout(read, pause);
    };
    async function read() {
      if (document.hidden) {
        return;
      }
      try {
        const { document: found, changed } = await poll(path, stop.signal);
        pause = changed ? shortest : Math.min(longest, pause * 1.6);
        if (changed) {
          setState({ document: found, error: null });
        } else {
          setState((before) => (before.document === found && !before.error ? before : { document: found, error: null }));
        }
        if (!isOver(found)) {
          schedule();
        }
      } catch (error) {
        if (error.name === 'AbortError') {
          return;
        }
        setState((before) => ({ ...before, error }));
        if (error.status === 0 || error.status === 429 || error.status >= 500) {
          pause = Math.min(longest, pause * 2);
          schedule();
        }
      }
    }
    wake.current = () => {
      pause = shortest;
      clearTimeout(timer);
      read();
    };
    const seen = () => !document.hidden && wake.current();
    document.addEventListener('visibilitychange', seen);
    read();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [path]);
  const again = useCallback(() => wake.current(), []);
  return { ...state, again };
}
