/** 密码散列 · Passwords are kept as argon2id with salt and parameters inside. */
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes: the OWASP minimum, about 20 ms on two cores. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}
