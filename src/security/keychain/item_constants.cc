// SPDX-License-Identifier: Apache-2.0
// The constants of SecItem.h. Their texts are what dictionaries are compared
// and printed with.
#include <Security/SecItem.h>

#define SHAKEDOWN_TEXT(name, text) const CFStringRef name = CFSTR(text)

SHAKEDOWN_TEXT(kSecClass, "class");
SHAKEDOWN_TEXT(kSecClassGenericPassword, "genp");
SHAKEDOWN_TEXT(kSecClassInternetPassword, "inet");
SHAKEDOWN_TEXT(kSecClassCertificate, "cert");
SHAKEDOWN_TEXT(kSecClassKey, "keys");
SHAKEDOWN_TEXT(kSecClassIdentity, "idnt");

SHAKEDOWN_TEXT(kSecAttrAccessible, "pdmn");
SHAKEDOWN_TEXT(kSecAttrAccount, "acct");
SHAKEDOWN_TEXT(kSecAttrApplicationLabel, "klbl");
SHAKEDOWN_TEXT(kSecAttrApplicationTag, "atag");
SHAKEDOWN_TEXT(kSecAttrAuthenticationType, "atyp");
SHAKEDOWN_TEXT(kSecAttrCanDecrypt, "decr");
SHAKEDOWN_TEXT(kSecAttrCanDerive, "drve");
SHAKEDOWN_TEXT(kSecAttrCanEncrypt, "encr");
SHAKEDOWN_TEXT(kSecAttrCanSign, "sign");
SHAKEDOWN_TEXT(kSecAttrCanUnwrap, "unwp");
SHAKEDOWN_TEXT(kSecAttrCanVerify, "vrfy");
SHAKEDOWN_TEXT(kSecAttrCanWrap, "wrap");
SHAKEDOWN_TEXT(kSecAttrCertificateEncoding, "cenc");
SHAKEDOWN_TEXT(kSecAttrCertificateType, "ctyp");
SHAKEDOWN_TEXT(kSecAttrComment, "icmt");
SHAKEDOWN_TEXT(kSecAttrDescription, "desc");
SHAKEDOWN_TEXT(kSecAttrEffectiveKeySize, "esiz");
SHAKEDOWN_TEXT(kSecAttrGeneric, "gena");
SHAKEDOWN_TEXT(kSecAttrIsPermanent, "perm");
SHAKEDOWN_TEXT(kSecAttrIssuer, "issr");
SHAKEDOWN_TEXT(kSecAttrKeyClass, "kcls");
SHAKEDOWN_TEXT(kSecAttrKeyClassPublic, "0");
SHAKEDOWN_TEXT(kSecAttrKeyClassPrivate, "1");
SHAKEDOWN_TEXT(kSecAttrKeyClassSymmetric, "2");
SHAKEDOWN_TEXT(kSecAttrKeySizeInBits, "bsiz");
SHAKEDOWN_TEXT(kSecAttrKeyType, "type");
SHAKEDOWN_TEXT(kSecAttrKeyTypeRSA, "42");
SHAKEDOWN_TEXT(kSecAttrKeyTypeEC, "73");
SHAKEDOWN_TEXT(kSecAttrKeyTypeECSECPrimeRandom, "73");
SHAKEDOWN_TEXT(kSecAttrLabel, "labl");
SHAKEDOWN_TEXT(kSecAttrPath, "path");
SHAKEDOWN_TEXT(kSecAttrPort, "port");
SHAKEDOWN_TEXT(kSecAttrProtocol, "ptcl");
SHAKEDOWN_TEXT(kSecAttrPublicKeyHash, "pkhh");
SHAKEDOWN_TEXT(kSecAttrSecurityDomain, "sdmn");
SHAKEDOWN_TEXT(kSecAttrSerialNumber, "slnr");
SHAKEDOWN_TEXT(kSecAttrServer, "srvr");
SHAKEDOWN_TEXT(kSecAttrService, "svce");
SHAKEDOWN_TEXT(kSecAttrSubject, "subj");
SHAKEDOWN_TEXT(kSecAttrSubjectKeyID, "skid");
SHAKEDOWN_TEXT(kSecAttrSynchronizable, "sync");
SHAKEDOWN_TEXT(kSecPrivateKeyAttrs, "private");
SHAKEDOWN_TEXT(kSecPublicKeyAttrs, "public");

SHAKEDOWN_TEXT(kSecMatchCaseInsensitive, "m_CaseInsensitive");
SHAKEDOWN_TEXT(kSecMatchIssuers, "m_Issuers");
SHAKEDOWN_TEXT(kSecMatchItemList, "m_ItemList");
SHAKEDOWN_TEXT(kSecMatchLimit, "m_Limit");
SHAKEDOWN_TEXT(kSecMatchLimitAll, "m_LimitAll");
SHAKEDOWN_TEXT(kSecMatchLimitOne, "m_LimitOne");
SHAKEDOWN_TEXT(kSecMatchPolicy, "m_Policy");
SHAKEDOWN_TEXT(kSecMatchSearchList, "m_SearchList");
SHAKEDOWN_TEXT(kSecMatchSubjectContains, "m_SubjectContains");
SHAKEDOWN_TEXT(kSecMatchSubjectEndsWith, "m_SubjectEndsWith");
SHAKEDOWN_TEXT(kSecMatchSubjectStartsWith, "m_SubjectStartsWith");
SHAKEDOWN_TEXT(kSecMatchSubjectWholeString, "m_SubjectWholeString");
SHAKEDOWN_TEXT(kSecMatchTrustedOnly, "m_TrustedOnly");
SHAKEDOWN_TEXT(kSecMatchValidOnDate, "m_ValidOnDate");

SHAKEDOWN_TEXT(kSecReturnAttributes, "r_Attributes");
SHAKEDOWN_TEXT(kSecReturnData, "r_Data");
SHAKEDOWN_TEXT(kSecReturnPersistentRef, "r_PersistentRef");
SHAKEDOWN_TEXT(kSecReturnRef, "r_Ref");
SHAKEDOWN_TEXT(kSecValueData, "v_Data");
SHAKEDOWN_TEXT(kSecValuePersistentRef, "v_PersistentRef");
SHAKEDOWN_TEXT(kSecValueRef, "v_Ref");
SHAKEDOWN_TEXT(kSecUseItemList, "u_ItemList");
SHAKEDOWN_TEXT(kSecUseKeychain, "u_Keychain");
