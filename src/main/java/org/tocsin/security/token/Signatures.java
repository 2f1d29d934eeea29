package org.tocsin.security.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures with a shared key. */
public final class Signatures {
  private Signatures() {}

  /** HMAC-SHA256 over the parts, one after another. */
  public static byte[] hmacSha256(byte[] key, byte[]... parts) {
    return hmac("HmacSHA256", key, parts);
  }

  /** HMAC-SHA1, for whoever signs with nothing better. */
  public static byte[] hmacSha1(byte[] key, byte[]... parts) {
    return hmac("HmacSHA1", key, parts);
  }

  /** Compares in a time that says nothing about where the two differ. */
  public static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + algorithm, e);
    }
  }
}
