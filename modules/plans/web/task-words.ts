import type { Tone } from '#platform/web/tokens.ts';
import type { TaskState } from '../domain/index.ts';

export const taskTones: Readonly<Record<TaskState, Tone>> = { open: 'neutral', inProgress: 'info', delivered: 'warn', accepted: 'ok', returned: 'danger', dropped: 'held' };
