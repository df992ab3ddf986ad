import { Problem } from "../api/client";
import type { PasskeyOffer } from "../api/types";

/** Bytes as the server reads them: base64url without padding (RFC 4648, 5). */
export function encode(bytes: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function decode(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function canUsePasskeys(): boolean {
  return window.isSecureContext && "credentials" in navigator && "PublicKeyCredential" in window;
}

/** The person turned away, waited too long, or the device has no such passkey: browsers do not tell which. */
function notGiven(): Problem {
  const messages = {
    ja: "パスキーの操作が完了しませんでした。取り消したか、時間切れか、登録のない端末の可能性があります。もう一度お試しください。",
    en: "The passkey was not given: it was cancelled, took too long, or is not on this device. Try again.",
  };
  const detail = messages.ja;
  return new Problem({
    type: "",
    title: "",
    status: 0,
    code: "passkey_not_given",
    detail,
    messages,
  });
}

async function given(ceremony: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await ceremony.catch(() => null);
  if (credential instanceof PublicKeyCredential) return credential;
  throw notGiven();
}

const challengeOf = (offer: PasskeyOffer) => new TextEncoder().encode(offer.challenge);
const knownOf = (offer: PasskeyOffer): PublicKeyCredentialDescriptor[] =>
  offer.known.map((id) => ({ type: "public-key", id: decode(id) }));

/** ES256, EdDSA, RS256: what the server verifies. */
const ALGORITHMS = [-7, -8, -257];

/** A new passkey of the account, as the server asks for it. */
export async function makePasskey(offer: PasskeyOffer, account: string) {
  const credential = await given(
    navigator.credentials.create({
      publicKey: {
        challenge: challengeOf(offer),
        rp: { id: offer.place, name: "Renga" },
        user: { id: new TextEncoder().encode(account), name: account, displayName: account },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: knownOf(offer),
        authenticatorSelection: { userVerification: "discouraged", residentKey: "discouraged" },
        attestation: "none",
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    challenge: offer.challenge,
    client_data: encode(response.clientDataJSON),
    authenticator_data: encode(response.getAuthenticatorData()),
  };
}

/** What a passkey of the account says to the server's challenge. */
export async function signWithPasskey(offer: PasskeyOffer) {
  const credential = await given(
    navigator.credentials.get({
      publicKey: {
        challenge: challengeOf(offer),
        rpId: offer.place,
        allowCredentials: knownOf(offer),
        userVerification: "discouraged",
      },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: encode(credential.rawId),
    challenge: offer.challenge,
    client_data: encode(response.clientDataJSON),
    authenticator_data: encode(response.authenticatorData),
    signature: encode(response.signature),
  };
}
