// SPDX-License-Identifier: Apache-2.0
// The words of each row's cells (table.h), made from a profile's fields.
// Example: VerifyClient(*FindProfile("lion-10.7")) is "Certificate".
#ifndef SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_VALUES_H_
#define SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_VALUES_H_

#include <string>

#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

// VerdictOf names the code and alert of one finding: "-9814, alert
// certificate_expired"; "accepted" if the profile doesn't refuse it.
std::string VerdictOf(const Profile& profile, security::FindingKind kind);

template <security::FindingKind kKind>
std::string OfKind(const Profile& profile) {
  return VerdictOf(profile, kKind);
}

// One function a row, in the order of the table.
std::string Sources(const Profile& profile);
std::string Precedence(const Profile& profile);
std::string Unparsable(const Profile& profile);
std::string NoCertificates(const Profile& profile);
std::string AnyRoot(const Profile& profile);
std::string ExpiredFlags(const Profile& profile);
std::string TrustedLeaves(const Profile& profile);
std::string HiddenEvaluation(const Profile& profile);
std::string VerifyClient(const Profile& profile);
std::string VerifyServer(const Profile& profile);
std::string RefusalAlert(const Profile& profile);
std::string SessionOptions(const Profile& profile);
std::string BreakServerAuth(const Profile& profile);
std::string BreakSwitchesVerification(const Profile& profile);
std::string BreakCertRequested(const Profile& profile);
std::string IdentityInTheBreak(const Profile& profile);
std::string BreakOrder(const Profile& profile);
std::string BreakClientAuth(const Profile& profile);
std::string BreakClientHello(const Profile& profile);
std::string StateAfterFailure(const Profile& profile);
std::string AlertDelivery(const Profile& profile);
std::string HandshakeWhenConnected(const Profile& profile);
std::string CloseNotifyInHandshake(const Profile& profile);
std::string ReadWhenIdle(const Profile& profile);
std::string ReadOfNothing(const Profile& profile);
std::string WriteDuring(const Profile& profile);
std::string HeaderErrors(const Profile& profile);
std::string RecordErrorAlerts(const Profile& profile);
std::string BadArgument(const Profile& profile);
std::string VersionsOfClient(const Profile& profile);
std::string VersionsOfServer(const Profile& profile);
std::string NewerHello(const Profile& profile);
std::string ExportAndDes(const Profile& profile);
std::string Anonymous(const Profile& profile);
std::string Rc4(const Profile& profile);
std::string TripleDes(const Profile& profile);
std::string DheOfClient(const Profile& profile);
std::string DheOfServer(const Profile& profile);
std::string EcdheOfClient(const Profile& profile);
std::string EcdheOfServer(const Profile& profile);
std::string StaticEcdh(const Profile& profile);
std::string Gcm(const Profile& profile);
std::string SuiteOrder(const Profile& profile);
std::string SessionConfigs(const Profile& profile);
std::string Split(const Profile& profile);
std::string HelloFormat(const Profile& profile);
std::string Sni(const Profile& profile);
std::string Rfc5746Client(const Profile& profile);
std::string Rfc5746Server(const Profile& profile);
std::string ServerRenegotiation(const Profile& profile);
std::string IdentityChange(const Profile& profile);
std::string Ems(const Profile& profile);
std::string StapleAndSct(const Profile& profile);
std::string AlpnAndNpn(const Profile& profile);
std::string HelloPadding(const Profile& profile);
std::string SignatureAlgorithms(const Profile& profile);
std::string FallbackScsv(const Profile& profile);
std::string FalseStart(const Profile& profile);
std::string MinDh(const Profile& profile);
std::string GotoFail(const Profile& profile);
std::string SessionKeyOf(const Profile& profile);
std::string SessionEviction(const Profile& profile);
std::string SessionTtl(const Profile& profile);

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_PROFILES_TABLE_VALUES_H_
