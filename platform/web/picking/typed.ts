/** 打字停顿 · Light, and apart from the lists that are made with it. */
import { useEffect, useState } from 'react';

const TYPING_MS = 250;

/** What is typed, a moment after the typing rests. */
export function useTyped(): readonly [asked: string, setTyped: (typed: string) => void] {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [asked, setTyped];
}
