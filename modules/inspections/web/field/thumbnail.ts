/** 缩略图地址 · Of photos the server already has. */
import { useCallback } from 'react';
import { readThumbnail } from '#modules/files/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';

export function useThumbnailOf(): (fileId: string) => string {
  const { client, person } = useFieldApp();
  return useCallback((fileId) => client.urlOf(readThumbnail, { fileId }, person.code), [client, person.code]);
}
