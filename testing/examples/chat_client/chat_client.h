// SPDX-License-Identifier: Apache-2.0
// A non-blocking app with an event loop: nothing ever waits; each event moves
// what can be moved. Knows nothing of Shakedown.
// Example: ChatClient client(Read, Write, &socket, "chat.example.com");
//          client.Say("hello"); loop: client.OnSocketReady();
#ifndef SHAKEDOWN_TESTING_EXAMPLES_CHAT_CLIENT_CHAT_CLIENT_H_
#define SHAKEDOWN_TESTING_EXAMPLES_CHAT_CLIENT_CHAT_CLIENT_H_

#include <Security/Security.h>

#include <string>

class ChatClient {
 public:
  enum class State { kConnecting, kOpen, kClosed, kFailed };

  ChatClient(SSLReadFunc read, SSLWriteFunc write, SSLConnectionRef connection,
             const std::string& host);
  ~ChatClient();
  ChatClient(const ChatClient&) = delete;
  ChatClient& operator=(const ChatClient&) = delete;

  // Say queues text; it leaves when the connection is open.
  void Say(const std::string& text) { unsent_ += text; }

  // OnSocketReady does whatever the socket allows now.
  void OnSocketReady();

  State state() const { return state_; }
  OSStatus error() const { return error_; }  // why it failed
  const std::string& heard() const { return heard_; }

 private:
  void ContinueHandshake();
  void SendSome();
  void HearSome();
  void Fail(OSStatus error);

  SSLContextRef context_;
  State state_ = State::kConnecting;
  OSStatus error_ = errSecSuccess;
  std::string unsent_;
  // SSLWrite took so many bytes of unsent_ and has not written them all yet.
  size_t taken_ = 0;
  std::string heard_;
};

#endif  // SHAKEDOWN_TESTING_EXAMPLES_CHAT_CLIENT_CHAT_CLIENT_H_
