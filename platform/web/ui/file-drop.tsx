/** 文件选择 · Drop or choose a file; too large or of the wrong kind is told at once, before anything is sent. */
import { useId, useState } from 'react';
import { Camera, FileUp, X } from 'lucide-react';
import { bytesText } from '../format.ts';
import { useT } from '../i18n.ts';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { uiMessages } from './messages.ts';

interface FileDropProps {
  readonly label: string;
  /** Extensions or media types as in the `accept` attribute: `.xlsx,.json` or `image/*`. */
  readonly accept: string;
  /** Names of the types for people: `xlsx、GeoJSON`. */
  readonly acceptText: string;
  readonly limit_bytes: number;
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
  /** Offers the camera on a phone. */
  readonly camera?: boolean;
}

function fits(file: File, accept: string): boolean {
  const name = file.name.toLowerCase();
  return accept.split(',').some((each) => {
    const rule = each.trim().toLowerCase();
    return rule.startsWith('.') ? name.endsWith(rule) : rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}

/** 文件选择 · @unit limit_bytes: bytes */
export function FileDrop({ label, accept, acceptText, limit_bytes, file, onChange, camera }: FileDropProps) {
  const t = useT(uiMessages);
  const id = useId();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (chosen: File | undefined) => {
    setOver(false);
    if (chosen === undefined) return;
    const size = { name: chosen.name, size: bytesText(chosen.size), limit: bytesText(limit_bytes), types: acceptText };
    const complaint = !fits(chosen, accept) ? t('fileWrongType', size) : chosen.size > limit_bytes ? t('fileTooLarge', size) : null;
    setWrong(complaint);
    onChange(complaint === null ? chosen : null);
  };
  const Icon = camera ? Camera : FileUp;
  return (
    <div className="lc-file">
      <label htmlFor={id} className={classes('lc-file-drop', over && 'lc-file-over')}>
        {/* The input lies over the whole field, unseen, and takes clicks and dropped files by itself. */}
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={`${id}-note`}
          capture={camera ? 'environment' : undefined}
          onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
        />
        <Icon size={24} strokeWidth={1.5} aria-hidden="true" />
        <span className="lc-file-label">{label}</span>
        <span id={`${id}-note`} className="lc-quiet lc-small">{camera ? t('choosePhoto') : t('dropFile')} · {t('dropFileTypes', { types: acceptText, size: bytesText(limit_bytes) })}</span>
      </label>
      {wrong !== null && <p className="lc-field-error" role="alert">{wrong}</p>}
      {file !== null && (
        <p className="lc-file-chosen">
          <span>{file.name}</span><span className="lc-quiet lc-number">{bytesText(file.size)}</span>
          <IconButton icon={X} label={t('removeFile', { name: file.name })} onClick={() => onChange(null)} />
        </p>
      )}
    </div>
  );
}

/** 读取文件 · A chosen file in the form that operations take. */
export async function fileForOperation(file: File): Promise<{ fileName: string; body: Uint8Array }> {
  return { fileName: file.name, body: new Uint8Array(await file.arrayBuffer()) };
}
