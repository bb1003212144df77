/// How far a call has come besides being called.
package enum CallStage: String, Sendable, Codable { case shown, heard }
