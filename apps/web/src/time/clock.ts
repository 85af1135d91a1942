import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readings } from '../api/queries';

/** The house's time now, in milliseconds: its clock, carried on by this machine's stopwatch; undefined until it is known. */
export function useNow(): number | undefined {
  const { data } = useQuery(readings.clock());
  const [stopwatch, setStopwatch] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setStopwatch(performance.now());
    }, 15_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return data && Date.parse(data.now) + Math.max(0, stopwatch - data.readAt);
}

/** Whether the clock is the demonstration's. */
export function useIsDemonstrationClock(): boolean {
  return useQuery(readings.clock()).data?.demonstration ?? false;
}
