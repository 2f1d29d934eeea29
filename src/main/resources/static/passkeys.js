/* Signing in with a passkey, and making one. */
(() => {
  'use strict';

  const said = document.getElementById('passkey-said');
  const token = document.querySelector('meta[name="csrf"]')?.content;

  const bytes = text => Uint8Array.from(
    atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  const known = credentials => (credentials ?? []).map(one => ({...one, id: bytes(one.id)}));

  const post = async (path, body) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token},
      body: body && JSON.stringify(body)
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  };

  const say = sentence => {
    said.textContent = sentence;
    said.hidden = false;
  };

  const signIn = async () => {
    const options = await post('/webauthn/authenticate/options');
    const key = await navigator.credentials.get({
      publicKey: {...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials)}
    });
    const stay = document.getElementById('stay')?.checked ? '?stay=on' : '';
    await post('/login/webauthn' + stay, {
      id: key.id,
      rawId: text(key.rawId),
      response: {
        authenticatorData: text(key.response.authenticatorData),
        clientDataJSON: text(key.response.clientDataJSON),
        signature: text(key.response.signature),
        userHandle: key.response.userHandle ? text(key.response.userHandle) : undefined
      },
      credType: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      authenticatorAttachment: key.authenticatorAttachment
    });
    location.assign('/');
  };

  const make = async label => {
    const options = await post('/webauthn/register/options');
    const key = await navigator.credentials.create({
      publicKey: {
        ...options,
        user: {...options.user, id: bytes(options.user.id)},
        challenge: bytes(options.challenge),
        excludeCredentials: known(options.excludeCredentials)
      }
    });
    await post('/webauthn/register', {
      publicKey: {
        label,
        credential: {
          id: key.id,
          rawId: text(key.rawId),
          response: {
            attestationObject: text(key.response.attestationObject),
            clientDataJSON: text(key.response.clientDataJSON),
            transports: key.response.getTransports?.() ?? []
          },
          type: key.type,
          clientExtensionResults: key.getClientExtensionResults(),
          authenticatorAttachment: key.authenticatorAttachment
        }
      }
    });
    location.assign('/me/security');
  };

  document.querySelectorAll('[data-passkeys]').forEach(part => {
    part.hidden = !window.PublicKeyCredential;
  });
  document.getElementById('passkey')?.addEventListener('click', () =>
    signIn().catch(() => say('That did not work. Try again, or sign in with your password.')));
  document.getElementById('make-passkey')?.addEventListener('submit', event => {
    event.preventDefault();
    make(event.target.elements.label.value.trim())
      .catch(() => say('No passkey was made. Try again, or use another device.'))
      .finally(() => {
        delete event.target.dataset.sent;
        event.target.querySelector('button').removeAttribute('aria-busy');
      });
  });
})();
