//HintName: First.g.cs
// made for First
class FirstCompanion;