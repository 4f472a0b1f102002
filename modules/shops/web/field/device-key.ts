/** 设备密钥 · Made on the phone; its private half cannot be read out of it, not even by this app. */
import { deviceSlipText } from '../../domain/index.ts';
import type { DeviceSlip } from '../../domain/index.ts';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const HASH = { name: 'ECDSA', hash: 'SHA-256' } as const;

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/** @returns the private key for the store of this phone, and the public one for the server */
export async function newDeviceKey(): Promise<{ readonly privateKey: CryptoKey; readonly publicKey: string }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  return { privateKey, publicKey: base64(await crypto.subtle.exportKey('spki', publicKey)) };
}

/** @returns base64 of r and s */
export const signSlip = async (privateKey: CryptoKey, slip: DeviceSlip): Promise<string> => base64(await crypto.subtle.sign(HASH, privateKey, new TextEncoder().encode(deviceSlipText(slip))));
